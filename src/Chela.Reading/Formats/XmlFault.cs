using System.Xml;

namespace Chela.Reading.Formats;

/// <summary>Why a text is no XML, in words for its reader, and where in the text as it came.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Reason">What was expected, what was found.</param>
internal readonly record struct XmlFault(int Line, int Column, string Reason)
{
    private const string Blanks = " \t\r\n\uFEFF";
    private const string Declaration = "<!ENTITY";

    /// <summary>Where XML begins: blanks and marks before its declaration are a slip that many servers make.</summary>
    public static int StartOf(string text) =>
        text.AsSpan().IndexOfAnyExcept(Blanks) is >= 0 and var start ? start : text.Length;

    /// <summary>What a reader of XML that began at <paramref name="start"/> stumbled over.</summary>
    public static XmlFault Of(XmlException error, string text, int start)
    {
        var before = text.AsSpan(0, start);
        var lines = before.Count('\n');
        var column = error.LineNumber == 1 ? start - before.LastIndexOf('\n') - 1 : 0;
        var fault = new XmlFault(
            error.LineNumber + lines,
            error.LinePosition + column,
            $"expected well-formed XML, found: {Clause(error.Message)}"
        );
        return fault.NameIn(text) is { Length: > 0 } name && IsDeclared(text, name)
            ? fault with
            {
                Reason =
                    $"expected no entities but those of XML and HTML, found '&{name};', which the document declares itself; "
                    + "for safety none such is expanded or fetched, since they nest and could grow without end",
            }
            : fault;
    }

    /// <summary>The name of the reference that it stands at; empty if it stands at none.</summary>
    private string NameIn(string text)
    {
        var at = 0;
        for (var line = 1; line < Line; line++)
        {
            var end = text.AsSpan(at).IndexOf('\n');
            if (end < 0)
            {
                return "";
            }

            at += end + 1;
        }

        at += Column - 1;
        var isReference = at > 0 && at < text.Length && text[at - 1] == '&';
        var length = isReference ? text.AsSpan(at).IndexOf(';') : -1;
        return length is > 0 and < 200 ? text.Substring(at, length) : "";
    }

    private static bool IsDeclared(string text, string name)
    {
        for (
            var at = text.IndexOf(Declaration, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Declaration, at + 1, StringComparison.Ordinal)
        )
        {
            var declared = text.AsSpan(at + Declaration.Length).TrimStart();
            if (declared.StartsWith(name) && declared.Length > name.Length && char.IsWhiteSpace(declared[name.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parser puts the place behind its messages.</summary>
    private static string Clause(string message)
    {
        var place = message.IndexOf(" Line ", StringComparison.Ordinal);
        return (place < 0 ? message : message[..place]).TrimEnd('.', ' ');
    }
}
