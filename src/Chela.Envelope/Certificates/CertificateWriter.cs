using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Authorities;
using Chela.Envelope.Checks;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Text;

namespace Chela.Envelope.Certificates;

/// <summary>
/// Writes down all that a verdict rests on, so that it can be derived again by somebody who has nothing else: the call with
/// the origins and label of each leaf, what the tools declared, the policy, the owner's words, the records that matter, the
/// uses that count, the approvals; and what was found. <c>docs/certificate.md</c> describes the form.
/// </summary>
internal sealed class CertificateWriter
{
    /// <summary>The version of the form.</summary>
    private const int Version = 1;

    private readonly CanonicalJson _json = new();
    private readonly Situation _at;
    private readonly Evidence _evidence;
    private int _leaf;

    private CertificateWriter(Situation at) => (_at, _evidence) = (at, new Evidence(at));

    /// <summary>Writes the certificate of a verdict. It is only made when somebody reads it.</summary>
    public static Certificate Write(Situation at, Finding decided, VerbUse? use, ImmutableArray<Witness> witnesses) =>
        new(() => Sealed(new CertificateWriter(at).Content(decided, use, witnesses)));

    /// <summary>The content with its own hash: one changed byte shows.</summary>
    private static string Sealed(CanonicalJson content) =>
        string.Concat("{\"content\":", content.Written, $",\"sha256\":\"{content.Hash}\"}}");

    // Members are written in their canonical order, so that nothing has to be moved afterwards.
    private CanonicalJson Content(Finding decided, VerbUse? use, ImmutableArray<Witness> witnesses)
    {
        _json.StartObject().Name("approvals");
        Each(_at.Authority.Approvals.Where(a => a.Effect == _at.Id), Approval);
        _json.Name("call");
        Call();
        _json.Name("certificate").Number(Version);
        _json.Name("check").Text(Casing.ToLower(decided.Check.ToString()));
        _json.Name("effect").Text(_at.Id.ToString());
        if (_at.Job is { } job)
        {
            // Of a job's places those that cover the call say all; where none does, all that could have.
            _json.Name("manifest").StartObject().Name("job").Text(job.Job).Name("places");
            Each(job.Covering.IsEmpty ? job.OfTool : job.Covering, Place);
            _json.EndObject();
        }

        _json.Name("messages");
        Each(_at.Authority.Messages, Message);
        _json.Name("moment").Text(Iso(_at.Moment.Now));
        if (_at.Authority.Order is { } order)
        {
            _json.Name("order").StartObject();
            LabelJson.Texts(_json.Name("acts"), order.Acts.Select(a => a.ToString()));
            _json.Name("message").Text(order.Message).EndObject();
        }

        _json.Name("policy").Literal(_at.Policy.Json);
        _json.Name("records").StartArray();
        foreach (var record in _evidence.Records)
        {
            _json.Literal(_evidence.JsonOf(record));
        }

        _json.EndArray().Name("rule").Text(decided.Rule).Name("task").Text(_at.Authority.Task).Name("tools");
        Each(_evidence.Tools, Tool);
        _json.Name("uses");
        Each(_evidence.Uses, Use);
        if (use is { } verb)
        {
            Verb(verb);
        }

        _json.Name("verdict").Text(PolicyWords.Of(decided.Verdict)).Name("why").Text(decided.Why).Name("witnesses");
        Each(witnesses, Witness);
        return _json.EndObject();
    }

    private void Approval(Approval approval)
    {
        _json.Name("at").Text(Iso(approval.At)).Name("by").Text(approval.By);
        _json.Name("channel").Text(approval.Channel).Name("expires").Text(Iso(approval.Expires));
    }

    private void Call()
    {
        _json.StartObject().Name("arguments");
        Each(_at.Effect.Arguments, Argument);
        EffectJson.Write(_json.Name("control"), _at.Effect.Control);
        _json.Name("kind").Text(PolicyWords.Of(_at.Effect.Kind)).Name("tool").Text(_at.Effect.Tool).EndObject();
    }

    private void Place(ManifestPlace place)
    {
        if (place.Place is { } name)
        {
            _json.Name("place").Text(name);
        }

        LabelJson.Write(_json.Name("readers"), place.Readers);
        _json.Name("tool").Text(place.Tool);
    }

    private void Argument(Argument argument)
    {
        var first = _leaf;
        if (_at.Job is not null && argument.Value is Value.List or Value.Record)
        {
            Outer(argument.Value, first);
        }

        _json.Name("name").Text(argument.Name).Name("role").Text(Casing.ToLower(argument.Role.ToString()));
        Tree(_json.Name("value"), argument.Value, 0);
    }

    /// <summary>Who reads a job's place must be able to see the whole: told where it is more than the join of the leaves.</summary>
    private void Outer(Value value, int first)
    {
        var count = ValueTree.Leaves("", value).Count();
        if (!value.Label.Equals(Label.JoinAll(_at.Leaves.Skip(first).Take(count).Select(l => l.Label))))
        {
            LabelJson.Write(_json.Name("label"), value.Label);
        }
    }

    /// <summary>
    /// A tree whose leaves are <c>{from, label, value}</c>, of raw bytes <c>{bytes, from, label}</c>, of what a job wrote and
    /// nobody has to look into <c>{from, label, length, of, sha256}</c>.
    /// </summary>
    private void Tree(CanonicalJson json, Value value, int depth)
    {
        switch (value)
        {
            case Value.List list when depth < ValueTree.Deepest:
                json.StartArray();
                foreach (var item in list.Items)
                {
                    Tree(json, item, depth + 1);
                }

                json.EndArray();
                break;
            case Value.Record record when depth < ValueTree.Deepest:
                json.StartObject();
                foreach (var (name, field) in record.Fields)
                {
                    Tree(json.Name(name), field, depth + 1);
                }

                json.EndObject();
                break;
            default:
                Leaf(json, value, _at.Leaves[_leaf++]);
                break;
        }
    }

    private void Leaf(CanonicalJson json, Value value, Leaf leaf)
    {
        json.StartObject();
        var hashed = IsLookedInto(leaf) ? null : Value.Hashed.Of(value);
        var bytes = hashed is null ? value as Value.Bytes : null;
        if (bytes is not null)
        {
            json.Name("bytes").Text(Convert.ToBase64String(bytes.Content.Span));
        }

        EffectJson.Write(json.Name("from"), value.From);
        LabelJson.Write(json.Name("label"), leaf.Label);
        if (hashed is not null)
        {
            EffectJson.Write(json, hashed);
        }
        else if (bytes is null)
        {
            ValueJson.Write(json.Name("value"), value);
        }

        json.EndObject();
    }

    /// <summary>Whether the verdict rests on what a leaf holds, and not only on its hash, length and label.</summary>
    private bool IsLookedInto(Leaf leaf) =>
        _at.Job is null
        || leaf.Role is not (ParameterRole.Content or ParameterRole.Option)
        || !leaf.Value.From.IsEmpty
        || (_at.Tool is { } tool && (tool.RefersOf(leaf.Parameter) is not null || ContentCheck.LooksAt(_at)));

    private void Message(OwnerMessage message)
    {
        _json.Name("cut").StartArray();
        foreach (var cut in message.Cuts)
        {
            var reason = Casing.ToLower(cut.Reason.ToString());
            _json.StartArray().Number(cut.Start).Number(cut.Length).Text(reason).EndArray();
        }

        _json.EndArray().Name("id").Text(message.Id).Name("sha256").Text(message.Hash.ToString());
        _json.Name("task").Truth(message.IsOfTask).Name("text").Text(message.Text);
    }

    private void Tool(ToolDeclaration tool)
    {
        LabelJson.Texts(_json.Name("key"), tool.KeyFields);
        _json.Name("kind").Text(PolicyWords.Of(tool.Kind)).Name("name").Text(tool.Name);
        LabelJson.Texts(_json.Name("names"), tool.NameFields);
        _json.Name("parameters");
        Each(tool.Parameters, Parameter);
        _json.Name("repeat").Text(Casing.ToLower(tool.Repeat.ToString()));
    }

    private void Parameter(ParameterDeclaration parameter)
    {
        _json.Name("name").Text(parameter.Name);
        if (parameter.Refers is { } refers)
        {
            _json.Name("refers").Text(refers);
        }

        _json.Name("role").Text(Casing.ToLower(parameter.Role.ToString()));
    }

    private void Use(Use use)
    {
        if (use.Act is { } act)
        {
            _json.Name("act").Text(act.ToString());
        }

        _json.Name("amount").Number(use.Amount).Name("at").Text(Iso(use.At)).Name("bytes").Number(use.Bytes);
        _json.Name("effect").Text(use.Effect.ToString()).Name("kind").Text(PolicyWords.Of(use.Kind));
        _json.Name("task").Truth(use.IsOfTask).Name("tokens").Number(use.Tokens).Name("tool").Text(use.Tool);
        if (use.Verb is { } verb)
        {
            Verb(verb);
        }
    }

    private void Verb(VerbUse verb) =>
        _json
            .Name("verb")
            .StartObject()
            .Name("message")
            .Text(verb.Message)
            .Name("start")
            .Number(verb.Start)
            .EndObject();

    private void Witness(Witness witness)
    {
        _json.Name("for").Text(witness.For).Name("kind").Text(Casing.ToLower(witness.Kind.ToString()));
        _json.Name("length").Number(witness.Length).Name("record").Text(witness.Record);
        _json.Name("start").Number(witness.Start).Name("text").Text(witness.Text);
    }

    private void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        _json.StartArray();
        foreach (var item in items)
        {
            _json.StartObject();
            write(item);
            _json.EndObject();
        }

        _json.EndArray();
    }

    private static string Iso(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
