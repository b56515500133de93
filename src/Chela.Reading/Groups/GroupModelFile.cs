using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Chela.Reading.Groups;

/// <summary>
/// Writes a model down and reads it again. The file holds the names of sections and groups; what was learnt of words and
/// sites stands under hashes of them. Little-endian; see docs/groups.md for its form.
/// </summary>
public static class GroupModelFile
{
    /// <summary>The form that this program writes, and the only one that it reads.</summary>
    public const int Version = 1;

    /// <summary>A longer file is no model, in bytes.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private const int MostClasses = 1_000;
    private const int MostFeatures = 1_000_000;
    private const int Steps = 127;

    private static ReadOnlySpan<byte> Mark => "CHELAGRP"u8;

    /// <summary>Writes a model. What is read from it chooses as it does, but for what rounding changes.</summary>
    public static byte[] Write(GroupModel model)
    {
        var writer = new ArrayBufferWriter<byte>();
        writer.Write(Mark);
        Number(writer, Version);
        Number(writer, model.LearntFrom.Weeks);
        Number(writer, model.LearntFrom.Entries);
        Number(writer, model.SureFrom.Chinese);
        Number(writer, model.SureFrom.Foreign);
        Number(writer, model.Classes.Length);
        foreach (var place in model.Classes)
        {
            Text(writer, place.Section);
            Text(writer, place.Group ?? "");
        }

        Number(writer, model.Features.Keys.Length);
        foreach (var key in model.Features.Keys)
        {
            Number(writer, unchecked((int)key));
        }

        foreach (var weight in model.Features.Weights)
        {
            Number(writer, weight);
        }

        WriteClassifier(writer, model.Classifier);
        writer.Write(SHA256.HashData(writer.WrittenSpan));
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a model.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">What was expected and what was found: a clause; null if it is a model.</param>
    public static GroupModel? Read(ReadOnlyMemory<byte> file, out string? problem)
    {
        var bytes = file.Span;
        problem =
            !bytes.StartsWith(Mark) ? "expected a model of groups, found something else"
            : bytes.Length < Mark.Length + sizeof(int) + SHA256.HashSizeInBytes ? "the model is cut off"
            : BinaryPrimitives.ReadInt32LittleEndian(bytes[Mark.Length..]) is var version && version != Version
                ? $"expected a model of form {Version}, found form {version}"
            : !SHA256
                .HashData(bytes[..^SHA256.HashSizeInBytes])
                .AsSpan()
                .SequenceEqual(bytes[^SHA256.HashSizeInBytes..])
                ? "the model was changed or cut off: its checksum does not fit"
            : null;
        if (problem is not null)
        {
            return null;
        }

        var model = new Reader(bytes[(Mark.Length + sizeof(int))..^SHA256.HashSizeInBytes]).Model();
        problem = model is null ? "the model is damaged" : null;
        return model;
    }

    private static void WriteClassifier(ArrayBufferWriter<byte> writer, LinearClassifier classifier)
    {
        var (weights, width, classes) = (classifier.Weights, classifier.Width, classifier.Classes);
        var largest = new float[classes];
        for (var i = 0; i < weights.Length; i++)
        {
            if (i % width < classes)
            {
                largest[i % width] = Math.Max(largest[i % width], Math.Abs(weights[i]));
            }
        }

        foreach (var most in largest)
        {
            Number(writer, most / Steps);
        }

        var rows = writer.GetSpan(weights.Length / width * classes);
        var at = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (i % width < classes)
            {
                var most = largest[i % width];
                rows[at++] = unchecked((byte)(sbyte)(most > 0 ? MathF.Round(weights[i] / most * Steps) : 0));
            }
        }

        writer.Advance(at);
    }

    private static void Number(ArrayBufferWriter<byte> writer, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(writer.GetSpan(sizeof(int)), number);
        writer.Advance(sizeof(int));
    }

    private static void Number(ArrayBufferWriter<byte> writer, float number) =>
        Number(writer, BitConverter.SingleToInt32Bits(number));

    private static void Text(ArrayBufferWriter<byte> writer, string text)
    {
        Number(writer, Encoding.UTF8.GetByteCount(text));
        writer.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Reads what stands between the mark and the checksum; whoever made it, it does no harm.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public GroupModel? Model()
        {
            if (_left.Length < 6 * sizeof(int))
            {
                return null;
            }

            var learntFrom = new LearntFrom(Number(), Number());
            var certainty = new Certainty(Real(), Real());
            var count = Number();
            var classes = ImmutableArray.CreateBuilder<GroupClass>();
            for (var i = 0; i < count && i <= MostClasses; i++)
            {
                if (Text() is not { Length: > 0 } section || Text() is not { } group)
                {
                    return null;
                }

                classes.Add(new GroupClass(section, group.Length == 0 ? null : group));
            }

            if (count is < 2 or > MostClasses || _left.Length < sizeof(int))
            {
                return null;
            }

            var features = Number();
            var length = ((2L * features) + count) * sizeof(int) + ((long)features * count);
            return features is < 0 or > MostFeatures || _left.Length != length
                ? null
                : Rest(classes.ToImmutable(), features, certainty, learntFrom);
        }

        private GroupModel? Rest(
            ImmutableArray<GroupClass> classes,
            int features,
            Certainty certainty,
            LearntFrom learntFrom
        )
        {
            var keys = new uint[features];
            for (var i = 0; i < features; i++)
            {
                keys[i] = unchecked((uint)Number());
                if (i > 0 && keys[i] <= keys[i - 1])
                {
                    return null;
                }
            }

            var weights = Reals(features);
            var steps = Reals(classes.Length);
            if (weights is null || steps is null)
            {
                return null;
            }

            var classifier = new LinearClassifier(features, classes.Length);
            for (var i = 0; i < _left.Length; i++)
            {
                var (row, place) = (i / classes.Length, i % classes.Length);
                classifier.Weights[(row * classifier.Width) + place] = unchecked((sbyte)_left[i]) * steps[place];
            }

            return new GroupModel(classes, new FeatureTable(keys, weights), classifier, certainty, learntFrom);
        }

        /// <summary>Numbers that are some; null if one is not.</summary>
        private float[]? Reals(int count)
        {
            var reals = new float[count];
            for (var i = 0; i < count; i++)
            {
                reals[i] = Real();
            }

            return Array.TrueForAll(reals, float.IsFinite) ? reals : null;
        }

        private int Number()
        {
            var number = BinaryPrimitives.ReadInt32LittleEndian(_left);
            _left = _left[sizeof(int)..];
            return number;
        }

        private float Real() => BitConverter.Int32BitsToSingle(Number());

        private string? Text()
        {
            if (_left.Length < sizeof(int) || Number() is var length && (length < 0 || length > _left.Length))
            {
                return null;
            }

            var text = Encoding.UTF8.GetString(_left[..length]);
            _left = _left[length..];
            return text;
        }
    }
}
