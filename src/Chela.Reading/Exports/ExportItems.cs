using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Captures;

namespace Chela.Reading.Exports;

/// <summary>Collects what an export holds, within bounds, and what of it was left out.</summary>
internal sealed class ExportItems
{
    /// <summary>Items of an export beyond this number are left out.</summary>
    public const int Most = 200_000;

    private const int MostProblems = 20;

    private readonly ImmutableArray<ReadItem>.Builder _items = ImmutableArray.CreateBuilder<ReadItem>();
    private readonly ImmutableArray<CaptureProblem>.Builder _problems = ImmutableArray.CreateBuilder<CaptureProblem>();
    private int _more;
    private int _foreign;

    /// <summary>Whether there is room for another item.</summary>
    public bool HasRoom => _items.Count < Most;

    public void Add(ReadItem item)
    {
        if (HasRoom)
        {
            _items.Add(item);
        }
        else
        {
            _more++;
        }
    }

    public void Problem(string place, string reason)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add(new CaptureProblem(place, reason));
        }
    }

    /// <summary>An address that leads into a program and not to the web.</summary>
    public void Foreign() => _foreign++;

    /// <summary>What was read.</summary>
    /// <param name="expected">What is said to have been expected where there is nothing.</param>
    public CaptureReading Finish(string expected)
    {
        if (_more > 0)
        {
            _problems.Add(
                new(
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected at most {Most} items, found {_more} more; the first ones were read"
                    )
                )
            );
        }

        if (_foreign > 0)
        {
            _problems.Add(
                new(
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected addresses of the web, found {_foreign} others; they were left out"
                    )
                )
            );
        }

        if (_items.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(new(null, $"expected {expected}, found none"));
        }

        return new CaptureReading(_items.ToImmutable(), _problems.ToImmutable());
    }
}
