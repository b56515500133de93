using System.Collections.Immutable;
using System.Globalization;

namespace Chela.Memory.Handles;

/// <summary>The handles of a conversation as a turn has them. Named in the order in which they come, so that a turn that runs again names them alike. Not thread-safe.</summary>
public sealed class HandleShelf
{
    private readonly Dictionary<string, Handle> _handles = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>All handles, in no order.</summary>
    public IReadOnlyCollection<Handle> All => _handles.Values;

    /// <summary>The handles of this turn, in order.</summary>
    public ImmutableArray<Handle> Own { get; private set; } = [];

    /// <summary>The handle of that name, or null.</summary>
    public Handle? Find(string name) => _handles.GetValueOrDefault(name);

    /// <summary>Puts a handle of an earlier turn on the shelf.</summary>
    public void Recall(Handle handle)
    {
        _handles[handle.Name] = handle;
        if (int.TryParse(handle.Name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            _last = Math.Max(_last, number);
        }
    }

    /// <summary>Makes the handle of what was said before, which is only looked up when somebody asks for it.</summary>
    public Handle Reserve(string description)
    {
        var handle = new Handle(Name(0), description);
        return _handles[handle.Name] = handle;
    }

    /// <summary>Puts the value of a handle of an earlier turn in its place.</summary>
    public Handle Fill(Handle handle) => _handles[handle.Name] = handle;

    /// <summary>Puts a value on the shelf, under the next name.</summary>
    /// <param name="handle">What it is; its name does not matter.</param>
    public Handle Add(Handle handle)
    {
        handle = handle with { Name = Name(++_last) };
        _handles[handle.Name] = handle;
        Own = Own.Add(handle);
        return handle;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"$h{number}");
}
