using Chela.Chat;
using Chela.Envelope.Labels;
using Chela.Terminals;

namespace Chela.Tests.Conversations;

/// <summary>Labels as people read them.</summary>
public sealed class LabelTextTests
{
    public static TheoryData<Label, string> Labels =>
        new()
        {
            { Label.Public, "for everyone" },
            { Label.System, "from Chela; for everyone" },
            { Label.Owner.RestrictTo(Readers.OwnerOnly), "from you; for you alone" },
            { Labelled.Planner, "from the planner; for everyone" },
            {
                Label.Owner.Join(Labelled.Planner).RestrictTo(Contents.OwnersModels),
                "from you and the planner; for you and your models"
            },
            {
                Label.JoinAll([
                    Label.From(new Source(SourceKind.Web, "example.org")),
                    Label.From(new Source(SourceKind.File, "/home/ann/a.txt")),
                    Label.From(new Source(SourceKind.Tool, "shelf")),
                    Label.From(new Source(SourceKind.Mail, "")),
                    Label.From(new Source(SourceKind.Reader, "")),
                ]),
                "from the tool shelf, the web (example.org), mail, the file /home/ann/a.txt and the reader; for everyone"
            },
            {
                Label.Owner.RestrictTo(Readers.Only(Principal.Owner, Principal.Of("bob@example.org"))),
                "from you; for bob@example.org and you"
            },
            { Label.Owner.RestrictTo(Readers.Only()), "from you; for nobody" },
            { Label.From(new Source(SourceKind.Web, "a\e[31m\u202Eb")), "from the web (a[31mb); for everyone" },
        };

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_label_says_where_something_comes_from_and_whom_it_is_for(Label label, string text) =>
        Assert.Equal(text, LabelText.Of(label));

    [Fact]
    public void A_reason_names_readers_as_people_do() =>
        Assert.Equal(
            "bob@x.org is not among those who may see 'text': you and your models.",
            LabelText.Reason($"bob@x.org is not among those who may see 'text': {Contents.OwnersModels}.")
        );
}
