using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Chela.Envelope.Audit;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Guard;
using Chela.Text;

namespace Chela.Audit;

/// <summary>
/// Checks a certificate alone: its form and hashes byte for byte, its ids, labels and witnesses, and whether the reference
/// model derives the same verdict from what it holds.
/// </summary>
internal static class CertificateAudit
{
    /// <summary>The deepest nesting: a value of 64 levels, each with its label.</summary>
    private const int Deepest = 256;

    private static readonly JsonDocumentOptions s_strict = new()
    {
        MaxDepth = Deepest,
        AllowDuplicateProperties = false,
    };

    /// <summary>Checks a line: a certificate, or an answer that holds one.</summary>
    /// <param name="line">Its bytes, without the line's end.</param>
    /// <param name="of">The effect that it is to be about; null for any.</param>
    public static AuditFinding Check(ReadOnlyMemory<byte> line, EffectId? of = null)
    {
        if (!Utf8.IsValid(line.Span))
        {
            return AuditFinding.Bad("expected UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(line, s_strict);
            return Check(document.RootElement, line.Length, of);
        }
        catch (JsonException)
        {
            var mistake = JsonMistake.In(line.Span, Deepest);
            return AuditFinding.Bad(mistake.Message) with { Column = mistake.Column };
        }
        catch (WireError e)
        {
            return AuditFinding.Bad(e.Message);
        }
        catch (InvalidOperationException)
        {
            return AuditFinding.Bad("expected text in Unicode, found half of a surrogate pair");
        }
    }

    private static AuditFinding Check(JsonElement root, int length, EffectId? of)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return AuditFinding.Bad("expected a certificate");
        }

        if (root.TryGetProperty("content", out _))
        {
            return Encoding.UTF8.GetByteCount(root.GetRawText()) == length
                ? Certificate(root, of)
                : AuditFinding.Bad("expected nothing beside the certificate, not even a blank");
        }

        var answer = root.TryGetProperty("result", out var result) ? result : root;
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("certificate", out var certificate))
        {
            return root.TryGetProperty("jsonrpc", out _)
                ? AuditFinding.None
                : AuditFinding.Bad("expected a certificate");
        }

        var finding = Certificate(certificate, of);
        return finding.Problem is null ? Told(answer, certificate.GetProperty("content")) ?? finding : finding;
    }

    /// <summary>Whether an answer tells something else than its certificate.</summary>
    private static AuditFinding? Told(JsonElement answer, JsonElement content)
    {
        foreach (var name in new[] { "verdict", "effect", "check", "rule", "why" })
        {
            if (
                answer.TryGetProperty(name, out var told)
                && told.GetRawText() != content.GetProperty(name).GetRawText()
            )
            {
                return AuditFinding.Bad($"the answer says '{name}' otherwise than its certificate");
            }
        }

        return null;
    }

    private static AuditFinding Certificate(JsonElement json, EffectId? of)
    {
        var node = new WireNode(json, WirePlace.Of("certificate")).Object("content", "sha256");
        var content = node["content"];
        var hash = ContentHash.Of(content.Json.GetRawText()).ToString();
        if (node["sha256"].Text() != hash)
        {
            return AuditFinding.Bad($"the content was changed: its SHA-256 is {hash}, not {node["sha256"].Text()}");
        }

        if (!CanonicalForm.Is(json))
        {
            return AuditFinding.Bad("expected canonical JSON (RFC 8785)");
        }

        var it = CertificateReader.Read(content);
        var id = EffectJson.IdOf(it.Authority.Task, it.Effect);
        if (id != it.Id)
        {
            return AuditFinding.Bad($"the effect's id is {id}, not {it.Id}");
        }

        if (of is { } expected && expected != id)
        {
            return AuditFinding.Bad($"the certificate is that of the effect {id}, not of {expected}");
        }

        var labels = ReferenceModel.Labels(it.Effect, it.Authority).Select(l => l ?? Labelled.Nothing);
        if (!labels.SequenceEqual(it.Labels))
        {
            return AuditFinding.Bad("the labels of the arguments are not those of their origins");
        }

        var derived = ReferenceModel.Derive(it.Effect, it.Authority, it.Policy, it.Usage, it.Moment);
        return derived != new Derived(it.Verdict, it.Check, it.Rule)
                ? AuditFinding.Bad(
                    $"the verdict is {Told(derived)}, not {Told(new Derived(it.Verdict, it.Check, it.Rule))}"
                )
            : it.Witnesses.FirstOrDefault(w => !Stands(w, it)) is { } witness
                ? AuditFinding.Bad($"the witness of '{witness.For}' does not stand where it is said to: {witness.Text}")
            : it.Verb is { } verb && !IsAsked(verb, it) ? AuditFinding.Bad("no verb stands where one is said to")
            : AuditFinding.Good(it.Verdict);
    }

    private static string Told(Derived derived) =>
        $"{Casing.ToLower(derived.Verdict.ToString())} by {Casing.ToLower(derived.Check.ToString())} ({derived.Rule})";

    /// <summary>Whether the owner's words stand in the message, and not in a part that is somebody else's.</summary>
    private static bool Stands(Witness witness, AuditedCase it) =>
        witness.Kind == WitnessKind.Policy
        || it.Authority.Messages.FirstOrDefault(m => m.Id == witness.Record) is { } message
            && (long)witness.Start + witness.Length <= message.Text.Length
            && message.Text.AsSpan(witness.Start, witness.Length).SequenceEqual(witness.Text)
            && !message.Cuts.Any(c => c.Start < witness.Start + witness.Length && witness.Start < c.End);

    private static bool IsAsked(VerbUse verb, AuditedCase it) =>
        (it.Authority.Order?.Message == verb.Message && verb.Start == 0)
        || it.Authority.Messages.Any(m => m.Id == verb.Message && m.Verbs.Any(v => v.Start == verb.Start));
}
