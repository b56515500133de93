using System.Diagnostics.CodeAnalysis;
using Chela.Text;

namespace Chela.Envelope.Effects;

/// <summary>
/// Names an effect: the hash of the task, the tool, the arguments with their origins, and the control. Equal effects of
/// a task have equal ids, and one changed byte gives another.
/// </summary>
/// <param name="Hash">The hash.</param>
public readonly record struct EffectId(ContentHash Hash)
{
    private const string Prefix = "sha256:";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EffectId id)
    {
        id = default;
        if (
            text?.StartsWith(Prefix, StringComparison.Ordinal) != true
            || !ContentHash.TryParse(text[Prefix.Length..], out var hash)
        )
        {
            return false;
        }

        id = new EffectId(hash);
        return true;
    }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits.</summary>
    public override string ToString() => Prefix + Hash;
}
