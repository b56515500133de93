namespace Chela.Edge.Inference;

/// <summary>Finds a key for an endpoint.</summary>
/// <param name="name">The name of a secret, or <c>$NAME</c> of an environment variable.</param>
/// <param name="endpoint">Where it is to go: a secret is bound to its hosts.</param>
/// <param name="problem">Why there is none, with what to do.</param>
/// <returns>The key; null if there is none.</returns>
public delegate string? KeyOf(string name, Uri endpoint, out string? problem);
