using AngleSharp.Dom;

namespace Chela.Reading.Extraction;

/// <summary>An element or a text of a page, with what the rules know of it. Numbers count what is kept in the subtree.</summary>
internal sealed class PageNode(PageNode? parent, int index, IElement? element, string? text)
{
    /// <summary>The element that it stands in; null for the root.</summary>
    public PageNode? Parent => parent;

    /// <summary>Its place in <see cref="PageTree.Nodes"/>: the order of the document.</summary>
    public int Index => index;

    /// <summary>The place behind the last node below it.</summary>
    public int End { get; set; }

    /// <summary>Characters of text in it, with white space and what is dropped.</summary>
    public int Length { get; set; } = text?.Length ?? 0;

    /// <summary>The element; null for a text.</summary>
    public IElement? Element => element;

    /// <summary>The text, entities resolved; null for an element.</summary>
    public string? Text => text;

    /// <summary>The element's name in lower case; empty for a text.</summary>
    public string Tag { get; } = element?.LocalName ?? "";

    /// <summary>What is known of elements with its name.</summary>
    public TagTraits Traits { get; init; }

    /// <summary>What its class and id say.</summary>
    public NameMarks Marks { get; init; }

    /// <summary>The rule that leaves it out, with what is below it; none if it is kept.</summary>
    public ExtractionRules DroppedBy { get; set; }

    /// <summary>Whether it and what is below it are left out.</summary>
    public bool IsDropped => DroppedBy != ExtractionRules.None;

    /// <summary>Characters of text without spaces.</summary>
    public int Characters { get; set; }

    /// <summary>Of these in links.</summary>
    public int LinkCharacters { get; set; }

    /// <summary>Commas and ends of sentences.</summary>
    public int Stops { get; set; }

    /// <summary>Links.</summary>
    public int Links { get; set; }

    /// <summary>What the paragraphs in it are worth: see <see cref="PageRun.Worth"/>.</summary>
    public double Worth { get; set; }

    /// <summary>The same without the paragraphs that speak against a text.</summary>
    public double Good { get; set; }

    /// <summary>The same as <see cref="Worth"/>, less for each level that a paragraph lies deeper: what gathers it is near.</summary>
    public double Nearness { get; set; }

    /// <summary>The part of its text that is in links; 0 without text.</summary>
    public double LinkShare => Characters == 0 ? 0 : (double)LinkCharacters / Characters;

    /// <summary>Whether it is an element of this name.</summary>
    public bool Is(string tag) => ReferenceEquals(Tag, tag) || Tag == tag;

    /// <summary>Whether a node is it or below it.</summary>
    public bool Holds(PageNode node) => node.Index >= Index && node.Index < End;

    /// <summary>An attribute of the element; null if there is none.</summary>
    public string? Attribute(string name) => element?.GetAttribute(name);
}
