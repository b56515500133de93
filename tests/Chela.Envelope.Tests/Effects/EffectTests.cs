using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Tests.Effects;

public sealed class EffectTests
{
    private static readonly Effect Write = new(
        "files.write",
        EffectKind.Write,
        [
            new("path", ParameterRole.Destination, new Value.Text("a.md", Label.Owner)),
            new("size", ParameterRole.Option, new Value.Whole(3, Label.System)),
        ]
    );

    [Fact]
    public void An_argument_is_found_by_its_name() => Assert.Equal(new Value.Text("a.md", Label.Owner), Write["path"]);

    [Fact]
    public void An_argument_that_is_not_there_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Write["mode"]);
        Assert.Contains("files.write has no argument 'mode'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_equal_only_with_equal_labels()
    {
        Assert.NotEqual<Value>(new Value.Text("a", Label.Owner), new Value.Text("a", Label.System));
        Assert.NotEqual<Value>(new Value.Text("a", Label.Owner), new Value.Text("b", Label.Owner));
        Assert.Equal<Value>(new Value.Nothing(Label.Owner), new Value.Nothing(Label.Owner));
    }
}
