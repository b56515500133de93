using System.Collections.Immutable;
using System.Text.Json;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>A feed's state as its file has it: one JSON object, times between two moments in seconds.</summary>
public sealed record PullStateForm(int V)
{
    private const int Version = 1;

    /// <summary>No time that is kept is longer.</summary>
    private const double MostSeconds = 400 * 24 * 60 * 60;

    /// <inheritdoc cref="PullState.AskedAt"/>
    public DateTimeOffset? Asked { get; init; }

    /// <inheritdoc cref="PullState.ReadAt"/>
    public DateTimeOffset? Read { get; init; }

    /// <inheritdoc cref="PullState.Due"/>
    public DateTimeOffset? Due { get; init; }

    /// <inheritdoc cref="PullState.NotBefore"/>
    public DateTimeOffset? NotBefore { get; init; }

    /// <inheritdoc cref="PullState.Failures"/>
    public int? Failures { get; init; }

    /// <inheritdoc cref="PullState.Reason"/>
    public string? Reason { get; init; }

    /// <inheritdoc cref="PullState.Problem"/>
    public string? Problem { get; init; }

    /// <inheritdoc cref="PullState.ETag"/>
    public string? Etag { get; init; }

    /// <inheritdoc cref="PullState.LastModified"/>
    public string? LastModified { get; init; }

    /// <inheritdoc cref="PullState.Body"/>
    public string? Body { get; init; }

    /// <inheritdoc cref="PullState.Title"/>
    public string? Title { get; init; }

    /// <inheritdoc cref="PullState.SiteUrl"/>
    public string? Site { get; init; }

    /// <inheritdoc cref="PullState.Interval"/>
    public double? Interval { get; init; }

    /// <inheritdoc cref="PullState.Gap"/>
    public double? Gap { get; init; }

    /// <inheritdoc cref="PullState.Wish"/>
    public double? Wish { get; init; }

    /// <inheritdoc cref="PullState.SkipHours"/>
    public ImmutableArray<int>? SkipHours { get; init; }

    /// <inheritdoc cref="PullState.SkipDays"/>
    public ImmutableArray<DayOfWeek>? SkipDays { get; init; }

    /// <inheritdoc cref="PullState.Newest"/>
    public DateTimeOffset? Newest { get; init; }

    /// <inheritdoc cref="PullState.Seen"/>
    public ImmutableArray<string>? Seen { get; init; }

    /// <summary>The file of a state.</summary>
    public static byte[] Write(PullState state) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new PullStateForm(Version)
            {
                Asked = state.AskedAt,
                Read = state.ReadAt,
                Due = state.Due,
                NotBefore = state.NotBefore,
                Failures = state.Failures == 0 ? null : state.Failures,
                Reason = state.Reason,
                Problem = state.Problem,
                Etag = state.ETag,
                LastModified = state.LastModified,
                Body = state.Body?.ToString(),
                Title = state.Title,
                Site = state.SiteUrl,
                Interval = state.Interval?.TotalSeconds,
                Gap = state.Gap?.TotalSeconds,
                Wish = state.Wish?.TotalSeconds,
                SkipHours = state.SkipHours.IsEmpty ? null : state.SkipHours,
                SkipDays = state.SkipDays.IsEmpty ? null : state.SkipDays,
                Newest = state.Newest,
                Seen = state.Seen,
            },
            FeedJson.Readable.PullStateForm
        );

    /// <summary>Reads a file; null if it is none.</summary>
    public static PullState? Parse(ReadOnlySpan<byte> file)
    {
        PullStateForm? form;
        try
        {
            form = JsonSerializer.Deserialize(file, FeedJson.Default.PullStateForm);
        }
        catch (JsonException)
        {
            return null;
        }

        return form is not { V: Version }
            ? null
            : new PullState
            {
                AskedAt = form.Asked,
                ReadAt = form.Read,
                Due = form.Due,
                NotBefore = form.NotBefore,
                Failures = Math.Max(0, form.Failures ?? 0),
                Reason = form.Reason,
                Problem = form.Problem,
                ETag = form.Etag,
                LastModified = form.LastModified,
                Body = ContentHash.TryParse(form.Body, out var body) ? body : null,
                Title = form.Title,
                SiteUrl = form.Site,
                Interval = TimeOf(form.Interval),
                Gap = TimeOf(form.Gap),
                Wish = TimeOf(form.Wish),
                SkipHours = OrNone(form.SkipHours),
                SkipDays = OrNone(form.SkipDays),
                Newest = form.Newest,
                Seen = [.. OrNone(form.Seen).OfType<string>()],
            };
    }

    private static TimeSpan? TimeOf(double? seconds) =>
        seconds is { } some ? TimeSpan.FromSeconds(Math.Clamp(some, 0, MostSeconds)) : null;

    private static ImmutableArray<T> OrNone<T>(ImmutableArray<T>? array) =>
        array is { IsDefault: false } some ? some : [];
}
