using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Envelope.Effects;

/// <summary>Effects as canonical JSON (RFC 8785), with the origin of every leaf: what an <see cref="EffectId"/> is the hash of.</summary>
public static class EffectJson
{
    /// <summary>The id of an effect in a task.</summary>
    public static EffectId IdOf(string task, Effect effect)
    {
        var json = new CanonicalJson().StartObject().Name("task").Text(task).Name("tool").Text(effect.Tool);
        json.Name("arguments").StartArray();
        // By name and not by place: a call is the same in whatever order its arguments stand.
        foreach (var argument in effect.Arguments.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            json.StartArray().Text(argument.Name);
            Write(json, argument.Value);
            json.EndArray();
        }

        json.EndArray();
        Write(json.Name("control"), effect.Control);
        return new EffectId(json.EndObject().Hash);
    }

    /// <summary>The hash of what is done: tool and values, wherever they came from and whatever led to them.</summary>
    public static ContentHash ActOf(Effect effect)
    {
        var json = new CanonicalJson().StartObject().Name("arguments").StartArray();
        foreach (var argument in effect.Arguments.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            ValueJson.Write(json.StartArray().Text(argument.Name), argument.Value);
            json.EndArray();
        }

        return json.EndArray().Name("tool").Text(effect.Tool).EndObject().Hash;
    }

    /// <summary>Writes an argument's value: each leaf as <c>{from, value}</c>, bytes and long texts by their hash.</summary>
    public static void Write(CanonicalJson json, Value value)
    {
        switch (value)
        {
            case Value.List list:
                json.StartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case Value.Record record:
                json.StartObject();
                foreach (var (name, field) in record.Fields)
                {
                    Write(json.Name(name), field);
                }

                json.EndObject();
                break;
            default:
                json.StartObject();
                if (Value.Hashed.Of(value) is { } hashed)
                {
                    Write(json, hashed);
                }
                else
                {
                    ValueJson.Write(json.Name("value"), value);
                }

                Write(json.Name("from"), value.From);
                json.EndObject();
                break;
        }
    }

    /// <summary>Writes a leaf's members that stand for what it holds: <c>length</c>, <c>of</c>, <c>sha256</c>.</summary>
    public static void Write(CanonicalJson json, Value.Hashed hashed)
    {
        json.Name("length").Number(hashed.Length).Name("of").Text(hashed.IsText ? "text" : "bytes");
        json.Name("sha256").Text(hashed.Hash.ToString());
    }

    /// <summary>Writes references.</summary>
    public static void Write(CanonicalJson json, ImmutableArray<Reference> references)
    {
        json.StartArray();
        foreach (var reference in references)
        {
            json.StartObject();
            Write(json, reference);
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>Writes origins.</summary>
    public static void Write(CanonicalJson json, ImmutableArray<Origin> origins)
    {
        json.StartArray();
        foreach (var origin in origins)
        {
            json.StartObject();
            switch (origin)
            {
                case Origin.Owner owner:
                    json.Name("owner").Text(owner.Message);
                    break;
                case Origin.Part part:
                    Write(json, part.Reference);
                    break;
                case Origin.Reader reader:
                    Write(json.Name("reader"), reader.Of);
                    break;
                case Origin.Planner planner:
                    json.Name("planner").StartArray();
                    foreach (var id in planner.Seen)
                    {
                        json.Text(id);
                    }

                    json.EndArray();
                    break;
            }

            json.EndObject();
        }

        json.EndArray();
    }

    private static void Write(CanonicalJson json, Reference reference)
    {
        json.Name("record").Text(reference.Record).Name("path").StartArray();
        foreach (var step in reference.Path.Steps)
        {
            _ = step.Index is { } index ? json.Number(index) : json.Text(step.Key ?? "*");
        }

        json.EndArray();
    }
}
