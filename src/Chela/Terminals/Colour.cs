namespace Chela.Terminals;

/// <summary>Colours of a terminal, by their codes in ECMA-48.</summary>
internal enum Colour
{
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}
