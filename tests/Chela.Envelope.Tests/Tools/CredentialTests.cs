using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Tests.Tools;

public sealed class CredentialTests
{
    private static readonly ToolDeclaration Password = Tool("update_password", EffectKind.Write);

    [Fact]
    public void A_new_password_needs_a_witness_though_its_tool_calls_it_content() =>
        Assert.Equal(ParameterRole.Selector, Password.RoleOf("value"));

    [Theory]
    [InlineData("update_user_info", EffectKind.Write)]
    [InlineData("send_password_reminder", EffectKind.Send)]
    public void Other_content_stays_content(string tool, EffectKind kind) =>
        Assert.Equal(ParameterRole.Content, Tool(tool, kind).RoleOf("value"));

    [Theory]
    [InlineData("Update my account information with the new address: 1 Elm Street")]
    [InlineData("Read notes.txt and change my profile accordingly")]
    [InlineData("把我的账户资料更新成新地址")]
    public void Account_information_is_no_password(string said) => Assert.False(Grants(said));

    [Theory]
    [InlineData("Change my password to 1j1l-2k3j")]
    [InlineData("Please update my account password to 1j1l-2k3j")]
    [InlineData("把密码改成1j1l-2k3j")]
    public void Who_asks_for_a_new_password_gets_one(string said) => Assert.True(Grants(said));

    [Fact]
    public void One_thing_with_a_title_and_with_a_text_is_one_thing() =>
        Assert.False(
            Assert
                .Single(
                    Said("Create an event with Sarah at 12:00, titled 'Lunch' and with description Catch up.").Verbs
                )
                .IsMany
        );

    [Fact]
    public void Two_things_are_many() => Assert.True(Assert.Single(Said("Create a note and a reminder.").Verbs).IsMany);

    private static bool Grants(string text) => Said(text).Verbs.Any(g => g.Covers(Password));

    private static OwnerMessage Said(string text) => new("m1", text, isOfTask: true);

    private static ToolDeclaration Tool(string name, EffectKind kind) =>
        new(name, kind, Repeat.Neither, [new ParameterDeclaration("value", ParameterRole.Content)], [], []);
}
