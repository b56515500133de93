using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Chela.Reading.Captures;

namespace Chela.Reading.Formats;

/// <summary>An element of a small XML file, with all the text in it.</summary>
/// <param name="Name">Its name without a prefix.</param>
/// <param name="Attributes">Its attributes by their names without prefixes.</param>
/// <param name="Text">The text of it and of all in it, in one line.</param>
internal sealed record XmlElements(string Name, ImmutableDictionary<string, string> Attributes, string Text)
{
    private const int MostDeep = 64;
    private const int MostElements = 200_000;

    /// <summary>An attribute, or null.</summary>
    public string? this[string name] => Attributes.GetValueOrDefault(name);

    /// <summary>
    /// The elements in the order in which they begin. DTDs are passed over and entities of their own are none, so that
    /// nothing grows and nothing is fetched.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Where and why it could not be read to its end; what came before is there all the same.</param>
    public static List<XmlElements> Of(ReadOnlyMemory<byte> bytes, out CaptureProblem? problem)
    {
        var open = new List<(int Index, StringBuilder Text)>();
        var found = new List<XmlElements>();
        problem = null;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
        };
        var source = DecodedText.Of(bytes).Text;
        var start = XmlFault.StartOf(source);
        try
        {
            using var xml = XmlReader.Create(new StringReader(source[start..]), settings);
            while (xml.Read())
            {
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element when open.Count >= MostDeep || found.Count >= MostElements:
                        var info = (IXmlLineInfo)xml;
                        problem = new CaptureProblem(
                            $"line {info.LineNumber}:{info.LinePosition}",
                            $"expected at most {MostElements} elements, {MostDeep} deep, found more"
                        );
                        return found;
                    case XmlNodeType.Element:
                        Begin(xml);
                        break;
                    case XmlNodeType.EndElement:
                        End();
                        break;
                    case XmlNodeType.Text
                    or XmlNodeType.CDATA
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace:
                        foreach (var (_, text) in open)
                        {
                            text.Append(xml.Value);
                        }

                        break;
                }
            }
        }
        catch (XmlException e)
        {
            var fault = XmlFault.Of(e, source, start);
            problem = new CaptureProblem($"line {fault.Line}:{fault.Column}", fault.Reason);
            while (open.Count > 0)
            {
                End();
            }
        }

        return found;

        void Begin(XmlReader xml)
        {
            var attributes = ImmutableDictionary.CreateBuilder<string, string>();
            var (name, isEmpty) = (xml.LocalName, xml.IsEmptyElement);
            while (xml.MoveToNextAttribute())
            {
                attributes[xml.LocalName] = xml.Value;
            }

            found.Add(new XmlElements(name, attributes.ToImmutable(), ""));
            if (!isEmpty)
            {
                open.Add((found.Count - 1, new StringBuilder()));
            }
        }

        void End()
        {
            var (index, text) = open[^1];
            open.RemoveAt(open.Count - 1);
            found[index] = found[index] with { Text = PlainText.Line(text.ToString()) };
        }
    }
}
