using System.Text;
using AngleSharp.Dom;

namespace Chela.Reading.Extraction;

/// <summary>Turns presentation MathML into TeX, where the page has no TeX.</summary>
internal static class MathMarkup
{
    /// <summary>Deeper elements are written one after the other.</summary>
    private const int MaxDepth = 40;

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["×"] = "\\times",
        ["÷"] = "\\div",
        ["±"] = "\\pm",
        ["∓"] = "\\mp",
        ["·"] = "\\cdot",
        ["⋅"] = "\\cdot",
        ["≤"] = "\\leq",
        ["≥"] = "\\geq",
        ["≠"] = "\\neq",
        ["≈"] = "\\approx",
        ["≡"] = "\\equiv",
        ["∼"] = "\\sim",
        ["∈"] = "\\in",
        ["∉"] = "\\notin",
        ["⊂"] = "\\subset",
        ["⊆"] = "\\subseteq",
        ["∪"] = "\\cup",
        ["∩"] = "\\cap",
        ["∀"] = "\\forall",
        ["∃"] = "\\exists",
        ["→"] = "\\to",
        ["⇒"] = "\\Rightarrow",
        ["↦"] = "\\mapsto",
        ["∞"] = "\\infty",
        ["∂"] = "\\partial",
        ["∇"] = "\\nabla",
        ["∑"] = "\\sum",
        ["∏"] = "\\prod",
        ["∫"] = "\\int",
        ["√"] = "\\surd",
        ["α"] = "\\alpha",
        ["β"] = "\\beta",
        ["γ"] = "\\gamma",
        ["δ"] = "\\delta",
        ["ε"] = "\\epsilon",
        ["ϵ"] = "\\epsilon",
        ["ζ"] = "\\zeta",
        ["η"] = "\\eta",
        ["θ"] = "\\theta",
        ["κ"] = "\\kappa",
        ["λ"] = "\\lambda",
        ["μ"] = "\\mu",
        ["ν"] = "\\nu",
        ["ξ"] = "\\xi",
        ["π"] = "\\pi",
        ["ρ"] = "\\rho",
        ["σ"] = "\\sigma",
        ["τ"] = "\\tau",
        ["φ"] = "\\phi",
        ["ϕ"] = "\\phi",
        ["χ"] = "\\chi",
        ["ψ"] = "\\psi",
        ["ω"] = "\\omega",
        ["Γ"] = "\\Gamma",
        ["Δ"] = "\\Delta",
        ["Θ"] = "\\Theta",
        ["Λ"] = "\\Lambda",
        ["Π"] = "\\Pi",
        ["Σ"] = "\\Sigma",
        ["Φ"] = "\\Phi",
        ["Ψ"] = "\\Psi",
        ["Ω"] = "\\Omega",
        ["…"] = "\\dots",
        ["⋯"] = "\\cdots",
        ["−"] = "-",
        ["′"] = "'",
        ["\u2061"] = "",
        ["\u2062"] = "",
        ["\u2063"] = "",
        ["{"] = "\\{",
        ["}"] = "\\}",
        ["%"] = "\\%",
    };

    private static readonly Dictionary<string, string> Accents = new(StringComparer.Ordinal)
    {
        ["˙"] = "\\dot",
        ["¨"] = "\\ddot",
        ["^"] = "\\hat",
        ["~"] = "\\tilde",
        ["¯"] = "\\bar",
        ["‾"] = "\\overline",
        ["\\to "] = "\\vec",
    };

    /// <summary>The formula in TeX.</summary>
    public static string ToTex(IElement math)
    {
        var tex = new StringBuilder();
        Write(math, tex, 0);
        return tex.ToString();
    }

    private static void Write(IElement element, StringBuilder tex, int depth)
    {
        var parts = depth < MaxDepth ? element.Children : null;
        if (parts is null || parts.Length == 0)
        {
            Sign(element, tex);
            return;
        }

        string Part(int i)
        {
            var part = new StringBuilder();
            if (i < parts.Length)
            {
                Write(parts[i], part, depth + 1);
            }

            return part.ToString();
        }

        string Group(int i) => Part(i) is { Length: 1 } one ? one : $"{{{Part(i)}}}";
        switch (element.LocalName)
        {
            case "mover" when Accents.TryGetValue(Part(1), out var accent):
                tex.Append($"{accent}{{{Part(0)}}}");
                break;
            case "msup" or "mover":
                tex.Append(Part(0)).Append('^').Append(Group(1));
                break;
            case "msub" or "munder":
                tex.Append(Part(0)).Append('_').Append(Group(1));
                break;
            case "msubsup" or "munderover":
                tex.Append(Part(0)).Append('_').Append(Group(1)).Append('^').Append(Group(2));
                break;
            case "mfrac" when element.GetAttribute("linethickness") is "0" or "0px":
                tex.Append($"{{{Part(0)} \\atop {Part(1)}}}");
                break;
            case "mfrac":
                tex.Append($"\\frac{{{Part(0)}}}{{{Part(1)}}}");
                break;
            case "mroot":
                tex.Append($"\\sqrt[{Part(1)}]{{{Part(0)}}}");
                break;
            case "mtable":
                tex.Append("\\begin{matrix}");
                for (var i = 0; i < parts.Length; i++)
                {
                    tex.Append(i > 0 ? "\\\\ " : "").Append(Part(i));
                }

                tex.Append("\\end{matrix}");
                break;
            case "mtr":
                for (var i = 0; i < parts.Length; i++)
                {
                    tex.Append(i > 0 ? " & " : "").Append(Part(i));
                }

                break;
            case "msqrt":
                tex.Append("\\sqrt{");
                All();
                tex.Append('}');
                break;
            case "semantics":
                tex.Append(Part(0));
                break;
            case "annotation" or "annotation-xml":
                break;
            default:
                All();
                break;
        }

        void All()
        {
            foreach (var part in parts)
            {
                Write(part, tex, depth + 1);
            }
        }
    }

    private static void Sign(IElement element, StringBuilder tex)
    {
        var text = Spaces.Collapse(element.TextContent);
        if (element.LocalName == "mtext")
        {
            tex.Append(text.Length == 0 ? " " : $"\\text{{{text}}}");
        }
        else if (Signs.TryGetValue(text, out var sign))
        {
            tex.Append(sign).Append(sign.Length > 2 && sign[0] == '\\' ? " " : "");
        }
        else
        {
            tex.Append(
                element.LocalName == "mi" && text.Length > 1 && text.All(char.IsAsciiLetter)
                    ? $"\\operatorname{{{text}}}"
                    : text
            );
        }
    }
}
