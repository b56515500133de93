namespace Chela.Reading.Cards.Extractive;

/// <summary>Where a sentence stands in its text.</summary>
/// <param name="Order">Its number in the text, from 0.</param>
/// <param name="InPassage">Its number in its passage, from 0.</param>
/// <param name="Section">What its section is.</param>
/// <param name="OpensSection">Whether it is the first one below a heading.</param>
internal readonly record struct SentencePlace(int Order, int InPassage, SectionKind Section, bool OpensSection);
