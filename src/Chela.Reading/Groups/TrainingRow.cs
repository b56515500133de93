namespace Chela.Reading.Groups;

/// <summary>An entry in numbers, with what it is an example of.</summary>
/// <param name="Features">Row of the table and value.</param>
/// <param name="Class">The index of its class.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record TrainingRow((int Row, float Value)[] Features, int Class, float Weight);
