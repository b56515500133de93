using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Checks;

/// <summary>
/// Where in its manifest a job acts by an effect. It stands in for the owner's words: what lies in no place is denied, and so is
/// what would show something to readers of the place who must not see it; the rest is grounded.
/// </summary>
internal sealed class JobPlaces
{
    private readonly string? _leak;

    /// <summary>Looks an effect of the job up.</summary>
    public JobPlaces(Situation at, Manifest manifest)
    {
        Job = manifest.Job;
        OfTool = [.. manifest.Places.Where(p => p.Tool == at.Effect.Tool)];
        Covering = [.. OfTool.Where(p => Covers(at, p))];
        foreach (var place in Covering)
        {
            if (LeakAt(at, place) is { } leak)
            {
                _leak ??= leak;
            }
            else if (Fitting is not { Place: not null })
            {
                Fitting = place.Place is null ? Fitting ?? place : place;
            }
        }
    }

    /// <summary>The job's name.</summary>
    public string Job { get; }

    /// <summary>The places of the effect's tool.</summary>
    public ImmutableArray<ManifestPlace> OfTool { get; }

    /// <summary>Those in which all its destinations and selectors lie.</summary>
    public ImmutableArray<ManifestPlace> Covering { get; }

    /// <summary>Of these one whose readers may see all that the effect carries, one that is named before "anywhere".</summary>
    public ManifestPlace? Fitting { get; }

    /// <summary>What check 1 has against an effect of a job.</summary>
    public static Finding? Outside(Situation at) =>
        at.Job is { Covering.IsEmpty: true } job
            ? Finding.Deny(Check.Known, "place", $"{at.Effect.Tool} is not allowed there: {Objects(at, job)}.")
            : null;

    /// <summary>What check 5 has against an effect of a job: the second line of defence behind whoever chose what to write.</summary>
    public static Finding? Leak(Situation at) =>
        at.Job is { Fitting: null, _leak: { } leak } ? Finding.Deny(Check.Confidentiality, "readers", leak) : null;

    private static bool Covers(Situation at, ManifestPlace place)
    {
        if (place.Place is null)
        {
            return true;
        }

        foreach (var leaf in at.Leaves)
        {
            if (IsObject(leaf.Role) && !(leaf.Value is Value.Text text && place.Covers(text.Content)))
            {
                return false;
            }
        }

        // A list that is empty names nothing, and so nothing in the place.
        foreach (var argument in at.Effect.Arguments)
        {
            if (IsObject(argument.Role) && !ValueTree.Leaves("", argument.Value).Any())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the readers of a place must not see, as a sentence.</summary>
    private static string? LeakAt(Situation at, ManifestPlace place)
    {
        foreach (var leaf in at.Leaves)
        {
            if (!leaf.Label.Readers.Includes(place.Readers))
            {
                return Told(at, place, $"'{leaf.Parameter}'", leaf.Label);
            }
        }

        foreach (var argument in at.Effect.Arguments)
        {
            if (argument.Value is Value.List or Value.Record && !argument.Value.Label.Readers.Includes(place.Readers))
            {
                return Told(at, place, $"'{argument.Name}'", argument.Value.Label);
            }
        }

        foreach (var leaf in at.Leaves)
        {
            if (
                !leaf.IsEmpty
                && at.Tool?.RefersOf(leaf.Parameter) is { } word
                && ConfidentialityCheck.LabelOfReferred(at, word, leaf.Shown) is var label
                && !label.Readers.Includes(place.Readers)
            )
            {
                return Told(at, place, $"the {word} {leaf.Shown}", label);
            }
        }

        return null;
    }

    private static string Told(Situation at, ManifestPlace place, string what, Label label) =>
        $"{at.Effect.Tool} would show {what} to {place.Readers}; only {label.Readers} may see it.";

    private static string Objects(Situation at, JobPlaces job)
    {
        var objects = at.Leaves.Where(l => IsObject(l.Role)).Select(l => l.Value is Value.Text ? l.Shown : l.Parameter);
        return string.Join(", ", objects) is { Length: > 0 } shown ? shown : $"{job.Job} has no place for it";
    }

    /// <summary>Whether an argument says what is acted on, or where.</summary>
    private static bool IsObject(ParameterRole role) =>
        role is ParameterRole.Destination or ParameterRole.Selector or ParameterRole.Undeclared;
}
