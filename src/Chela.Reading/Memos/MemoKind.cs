using System.Text;
using System.Text.Json.Serialization.Metadata;
using Chela.Text;

namespace Chela.Reading.Memos;

/// <summary>A kind of things that are kept.</summary>
public sealed class MemoKind<T>
{
    private readonly string _name;

    internal MemoKind(string name, JsonTypeInfo<T> form) => (_name, Form) = (name, form);

    internal JsonTypeInfo<T> Form { get; }

    /// <summary>The key of a thing.</summary>
    /// <param name="from">All that it was made of, in an order that does not change.</param>
    public ContentHash KeyOf(params ReadOnlySpan<string?> from)
    {
        var all = new StringBuilder(_name);
        foreach (var part in from)
        {
            // With its length, so that no two lists are written alike.
            all.Append(' ').Append(part?.Length ?? -1).Append(':').Append(part);
        }

        return ContentHash.Of(all.ToString());
    }
}
