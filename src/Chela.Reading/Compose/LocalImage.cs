namespace Chela.Reading.Compose;

/// <summary>An image of a vault.</summary>
/// <param name="Vault">The vault's number.</param>
/// <param name="Path">The file's path in the vault.</param>
public readonly record struct LocalImage(int Vault, string Path);
