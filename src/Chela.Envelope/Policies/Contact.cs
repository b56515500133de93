namespace Chela.Envelope.Policies;

/// <summary>Somebody the owner knows.</summary>
/// <param name="Name">The name as the owner uses it.</param>
/// <param name="Address">The address, handle or account that the name stands for.</param>
public sealed record Contact(string Name, string Address);
