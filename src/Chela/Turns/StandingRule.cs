using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Edge.Files;
using Chela.Edge.Files.Policies;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Makes a narrow standing approval of an effect that was asked, shows it, and saves it to the policy.</summary>
/// <param name="host">The host.</param>
/// <param name="tell">Told the rule.</param>
/// <param name="fail">Told why there is none.</param>
internal sealed class StandingRule(Host host, Action<string> tell, Action<string> fail)
{
    private const string Key = "standing";

    private static readonly TimeSpan s_life = TimeSpan.FromDays(90);

    /// <summary>Shows the rule and saves it if the owner wants it.</summary>
    /// <param name="effect">The effect; what it says may differ next time, where it goes and what it is about may not.</param>
    /// <param name="isAgreed">Whether the owner agreed before.</param>
    /// <param name="isDry">Whether it is only shown.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it is saved, or could be.</returns>
    public async Task<bool> SaveAsync(EffectState effect, bool isAgreed, bool isDry, CancellationToken cancellation)
    {
        if (effect.Decision is { Check: Check.Approval } asked)
        {
            fail(
                $"{asked.Why} No approval loosens that: change it in {host.Home.Policy}; to approve it once, leave out --always-like-this"
            );
            return false;
        }

        var now = host.Time.GetUtcNow();
        StandingApproval approval;
        try
        {
            approval = StandingApproval.Of(
                $"like {TurnPrinter.IdOf(effect.Id)}",
                effect.Call,
                effect.Call.Arguments.Where(a => a.Role == ParameterRole.Content).Select(a => a.Name),
                TimeZoneInfo.ConvertTime(now + s_life, host.Zone)
            );
        }
        catch (ArgumentException e)
        {
            fail(e.Message);
            return false;
        }

        if (StandingText.Of(approval, now, out var errors) is not { } lines)
        {
            fail($"no rule can be made of it: {string.Join("; ", errors)}");
            return false;
        }

        tell($"to be added to {host.Home.Policy}:");
        tell(lines.TrimEnd('\n'));
        if (isDry)
        {
            return true;
        }

        if (!isAgreed && !(host.Terminal.IsInteractive && host.Terminal.Confirm("Save this rule?")))
        {
            fail("the rule was not saved, and nothing was approved; add --yes to agree beforehand");
            return false;
        }

        return await WriteAsync(lines, now, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> WriteAsync(string lines, DateTimeOffset now, CancellationToken cancellation)
    {
        // Under the defaults: the owner saw the rule and agreed, and a policy that asks for every write must not keep it from being changed.
        var (tools, policy) = TurnEngine.Equip(host.Machine.Tools, Policy.Default);
        var port = new UnrecordedEffects(
            new TurnEngine(new MemoryJournal(), tools, policy, [], host.Machine.Time, host.Zone, () => 0),
            Grants.Manifest("approve", [.. Grants.Read(host.Home), Grants.Keep(host.Home.Path)]),
            "approve",
            mayAct: true
        );
        var read = await port.PerformAsync(ReadFile.Of(host.Home.Policy, StrictYaml.MaxLength), cancellation)
            .ConfigureAwait(false);
        var before = read is Outcome.Done done ? Encoding.UTF8.GetString(ReadFile.Result(done.Value).Span) : null;
        var after = Encoding.UTF8.GetBytes(
            before is null ? StandingText.Head + lines : YamlText.WithItems(before, Key, lines)
        );
        if (PolicyFile.Read(host.Home.Policy, after, now).Policy is null)
        {
            fail($"{host.Home.Policy} is written so that the rule cannot be added: do it by hand, under 'standing:'");
            return false;
        }

        var written = await port.PerformAsync(
                WriteFiles.Of(
                    host.Home.Path,
                    [(Path.GetFileName(host.Home.Policy), after)],
                    [],
                    Label.Owner.RestrictTo(Readers.OwnerOnly)
                ),
                cancellation
            )
            .ConfigureAwait(false);
        if (written is Outcome.Done)
        {
            return true;
        }

        fail(written.Reason());
        return false;
    }
}
