using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Audit;

/// <summary>What a job's manifest says of a call, instead of the owner's words.</summary>
/// <param name="effect">The call.</param>
/// <param name="manifest">The manifest.</param>
internal sealed class JobModel(Effect effect, Manifest manifest)
{
    /// <summary>The places that cover the call: all that it acts on lies in them.</summary>
    public IEnumerable<ManifestPlace> Places =>
        from place in manifest.Places
        where place.Tool == effect.Tool
        where place.Place is null || Objects().All(o => o is Value.Text text && LiesIn(text.Content, place.Place))
        select place;

    /// <summary>Those of them whose readers may see everything that goes along, each list and object as a whole.</summary>
    public IEnumerable<ManifestPlace> Fitting(IEnumerable<Label> labels)
    {
        var wholes = effect.Arguments.Where(a => a.Value is Value.List or Value.Record).Select(a => a.Value.Label);
        return Places.Where(p => labels.Concat(wholes).All(l => l.Readers.Includes(p.Readers)));
    }

    /// <summary>What the call acts on; null for an argument that should say it and holds nothing.</summary>
    private IEnumerable<Value?> Objects() =>
        from argument in effect.Arguments
        where
            argument.Role
                is not (ParameterRole.Content or ParameterRole.Option or ParameterRole.Amount or ParameterRole.Tokens)
        from leaf in ValueTree.Leaves(argument.Name, argument.Value).Select(Value? (l) => l.Leaf).DefaultIfEmpty(null)
        select leaf;

    /// <summary>Whether a path, cut behind one of its segments, is the place.</summary>
    private static bool LiesIn(string path, string place)
    {
        char[] separators =
            place.StartsWith('/') || place.Contains("://", StringComparison.Ordinal) ? ['/'] : ['/', '\\'];
        var ways = path.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase).Split('/', '\\');
        var isStraight =
            !ways.Any(w => w.Contains('.') && w.All(c => c is '.' or ' '))
            && !(path.Contains("://", StringComparison.Ordinal) && path.Any(c => c < ' '));
        return place.Length > 0
            && (
                path == place
                || (
                    isStraight
                    && Enumerable
                        .Range(0, path.Length)
                        .Where(at => separators.Contains(path[at]))
                        .Any(at => path[..at] == place || (path[..(at + 1)] == place && at + 1 < path.Length))
                )
            );
    }
}
