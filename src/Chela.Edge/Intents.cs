using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Edge;

/// <summary>
/// What a tool is about to do, on the disk before it begins, a file for each effect: by it the tool tells afterwards whether it
/// happened, and what there was before. What was carried out for sure stands apart from what may not have been.
/// </summary>
/// <param name="folder">Where they are; made with the first one.</param>
/// <param name="form">Their form.</param>
internal sealed class Intents<T>(string folder, JsonTypeInfo<T> form)
    where T : class
{
    private readonly string _open = Path.Combine(folder, "open");

    /// <summary>The effects that may not have been carried out, or not whole.</summary>
    public IReadOnlyList<EffectId> Open =>
        Directory.Exists(_open)
            ?
            [
                .. Directory
                    .EnumerateFiles(_open, "*.json")
                    .Select(f =>
                        ContentHash.TryParse(Path.GetFileNameWithoutExtension(f), out var hash) ? hash : default
                    )
                    .Where(hash => hash != default)
                    .Select(hash => new EffectId(hash)),
            ]
            : [];

    /// <summary>The intent of an effect, and whether it was carried out for sure; null if it was never begun.</summary>
    /// <exception cref="IOException">There is one, and it cannot be read.</exception>
    public (T Intent, bool IsDone)? Find(EffectId key)
    {
        // Open first: it may become a done one in between, but never the other way round.
        foreach (var isDone in new[] { false, true })
        {
            var path = PathOf(key, isDone);
            if (key == default || !File.Exists(path))
            {
                continue;
            }

            try
            {
                var intent = JsonSerializer.Deserialize(File.ReadAllBytes(path), form);
                return (intent ?? throw new JsonException("null"), isDone);
            }
            catch (JsonException e)
            {
                throw new IOException($"expected what a tool was about to do in {path}, found something else", e);
            }
        }

        return null;
    }

    /// <summary>Writes an intent down, in the place of an earlier one of the same effect.</summary>
    // INVARIANT: nothing begins before its intent is on the disk. So where there is none, nothing happened.
    public Task WriteAsync(EffectId key, T intent, CancellationToken cancellation) =>
        key == default
            ? Task.CompletedTask
            : DurableFile.WriteAsync(
                PathOf(key, isDone: false),
                JsonSerializer.SerializeToUtf8Bytes(intent, form),
                isPrivate: true,
                cancellation
            );

    /// <summary>Marks an intent as carried out. If the mark gets lost, the tool has to look at what it left.</summary>
    public void Close(EffectId key) =>
        Try(key, () => File.Move(PathOf(key, false), PathOf(key, true), overwrite: true));

    /// <summary>Takes back an intent of which nothing was carried out, or of which nobody will ask again.</summary>
    public void Forget(EffectId key)
    {
        Try(key, () => File.Delete(PathOf(key, isDone: false)));
        Try(key, () => File.Delete(PathOf(key, isDone: true)));
    }

    private static void Try(EffectId key, Action act)
    {
        try
        {
            if (key != default)
            {
                act();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays as it is.
        }
    }

    private string PathOf(EffectId key, bool isDone) => Path.Combine(isDone ? folder : _open, $"{key.Hash}.json");
}
