namespace Chela.Reading.Lint;

/// <summary>What a block of a digest is, by its first line.</summary>
internal enum BlockKind
{
    Heading,
    Callout,
    Quote,
    Code,
    Image,
    Post,
    WikiLink,
    Link,
    Contents,
    BulletList,
    NumberedList,
    Table,
    Paragraph,
}
