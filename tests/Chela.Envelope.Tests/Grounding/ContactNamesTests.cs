using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Tests.Grounding;

public sealed class ContactNamesTests
{
    private static readonly ContactNames Names = ContactNames.Of([
        new Contact("Sarah Baker", "sarah.baker@x.org"),
        new Contact("Sarah Connor", "sarah.connor@x.org"),
        new Contact("Bob Smith", "bob@x.org"),
        new Contact("张三", "zhangsan@x.org"),
        new Contact("张三丰", "sanfeng@x.org"),
        new Contact("Landlord", "CA133012400231215421872"),
    ]);

    [Theory]
    [InlineData("invite Sarah Baker", "sarah.baker@x.org", "Sarah Baker")]
    [InlineData("invite sarah baker", "Sarah.Baker@x.org", "sarah baker")]
    [InlineData("invite Connor", "sarah.connor@x.org", "Connor")]
    [InlineData("Email Bob", "bob@x.org", "Bob")]
    [InlineData("tell Bob's team", "bob@x.org", "Bob")]
    [InlineData("给张三发", "zhangsan@x.org", "张三")]
    [InlineData("给张三丰发", "sanfeng@x.org", "张三丰")]
    [InlineData("pay my landlord", "CA13 3012 4002 3121 5421 872", "landlord")]
    public void A_name_stands_for_its_address(string message, string address, string words)
    {
        var index = MentionIndex.Of(message, []);
        var named = Names.Find(SoughtValue.Of(address), index, ParameterRole.Destination);
        Assert.False(named!.Value.IsAmbiguous);
        Assert.Equal(words, message.Substring(named.Value.Place.Start, named.Value.Place.Length));
    }

    [Theory]
    [InlineData("invite Bob Jones", "bob@x.org")]
    [InlineData("invite Ann Smith", "bob@x.org")]
    [InlineData("invite Bobby", "bob@x.org")]
    [InlineData("给张三丰发", "zhangsan@x.org")]
    [InlineData("the mail from Bob", "bob@x.org")]
    [InlineData("invite Bob", "b0b@x.org")]
    [InlineData("invite Bob", "sarah.baker@x.org")]
    public void Another_name_does_not(string message, string address) =>
        Assert.Null(Names.Find(SoughtValue.Of(address), MentionIndex.Of(message, []), ParameterRole.Destination));

    [Fact]
    public void A_name_that_two_bear_is_ambiguous() =>
        Assert.True(
            Names
                .Find(
                    SoughtValue.Of("sarah.baker@x.org"),
                    MentionIndex.Of("invite Sarah", []),
                    ParameterRole.Destination
                )!
                .Value.IsAmbiguous
        );
}
