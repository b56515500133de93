using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Models;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Reader;

/// <summary>
/// Asks the quarantined reader about content that nobody vouches for. It has no tools and sees no conversation; what it answers fits a schema, and
/// is as little to be trusted as the content.
/// </summary>
public static class ReaderQuestion
{
    /// <summary>The most parts that content is read in.</summary>
    public const int MostParts = 8;

    private const int Tries = 2;
    private const int LeastWindow = 256;
    private const int MostHalvings = 2;

    /// <summary>Asks a question.</summary>
    /// <param name="reader">The models that play the reader.</param>
    /// <param name="content">What the question is about: a text, bytes of one, or values.</param>
    /// <param name="question">The question, labelled as what it was made of: the reader's endpoint reads it, too.</param>
    /// <param name="schema">What the answer has to look like, as JSON Schema; null for <see cref="ReaderSchema.Usual"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async ValueTask<ReaderAnswer> AskAsync(
        RoleModels reader,
        Value content,
        Value.Text question,
        string? schema,
        CancellationToken cancellation
    )
    {
        string? problem = null;
        var form = schema is null ? ReaderSchema.Usual : ReaderSchema.TryParse(schema, out problem);
        if (form is null)
        {
            return new ReaderAnswer.Failed(problem!);
        }

        if (TextOf(content) is not { Length: > 0 } text)
        {
            return new ReaderAnswer.Failed("There is no text to read.");
        }

        var session = new Session(reader, content.Label, question, form, schema is null);
        return await session.AskAsync(text, cancellation).ConfigureAwait(false);
    }

    private static string? TextOf(Value content) =>
        content switch
        {
            Value.Bytes bytes => System.Text.Unicode.Utf8.IsValid(bytes.Content.Span)
                ? Encoding.UTF8.GetString(bytes.Content.Span)
                : null,
            Value.List or Value.Record => ValueJson.Of(content),
            _ => ValueText.Of(content),
        };

    private sealed class Session(RoleModels reader, Label label, Value.Text question, ReaderSchema schema, bool isUsual)
    {
        private readonly Label _label = label.Join(question.Label).Join(Labelled.Reader);
        private readonly List<string> _notes = [];

        public async ValueTask<ReaderAnswer> AskAsync(string text, CancellationToken cancellation)
        {
            // Any model of the role may come to be asked, and some cut silently what does not fit.
            var room =
                reader.Settings.Models.Min(m => m.Context - m.Output)
                - ReaderPrompt.TokensAround(question.Content, schema);
            for (var halvings = 0; ; halvings++)
            {
                var windows = ReaderWindows.Of(text, Math.Max(LeastWindow, room >> halvings), MostParts, out var left);
                _notes.Clear();
                if (windows.Length > 1)
                {
                    _notes.Add($"The text was read in {windows.Length} parts.");
                }

                if (left > 0)
                {
                    _notes.Add($"The last {left} of its {text.Length} characters were not read.");
                }

                var (answers, failed) = await AskAllAsync(windows, cancellation).ConfigureAwait(false);
                if (failed is not null)
                {
                    if (failed.IsTooLong && halvings < MostHalvings && windows[0].Length > 1)
                    {
                        continue;
                    }

                    return new ReaderAnswer.Failed(failed.Why);
                }

                return new ReaderAnswer.Answered(Joined(answers), [.. _notes]);
            }
        }

        private async ValueTask<(ImmutableArray<Value> Answers, RoleAnswer.Failed? Failed)> AskAllAsync(
            ImmutableArray<string> windows,
            CancellationToken cancellation
        )
        {
            var answers = ImmutableArray.CreateBuilder<Value>();
            foreach (var window in windows)
            {
                var (answer, failed) = await AskOneAsync(window, cancellation).ConfigureAwait(false);
                if (failed is not null)
                {
                    return ([], failed);
                }

                answers.Add(isUsual ? Quoted((Value.Record)answer!, window) : answer!);
            }

            return (answers.ToImmutable(), null);
        }

        /// <summary>The answer to one part; why there is none, else.</summary>
        private async ValueTask<(Value? Answer, RoleAnswer.Failed? Failed)> AskOneAsync(
            string window,
            CancellationToken cancellation
        )
        {
            (string, string, Label)? before = null;
            string? problem = null;
            for (var tries = 0; tries < Tries; tries++)
            {
                var messages = ReaderPrompt.Of(window, label, question, schema, before);
                var asked = await reader
                    .AskAsync((_, effort) => new ModelPrompt(messages, []) { Effort = effort }, cancellation)
                    .ConfigureAwait(false);
                if (asked is not RoleAnswer.Answered { Answer: var answer })
                {
                    return (null, (RoleAnswer.Failed)asked);
                }

                if (answer.Finish == ModelFinish.Refused)
                {
                    return (null, new RoleAnswer.Failed("The reader refused to answer.", false));
                }

                problem =
                    answer.Finish == ModelFinish.Length ? "it is longer than an answer may be"
                    : !answer.Calls.IsEmpty ? "you have no tools"
                    : null;
                var value = problem is null ? ReaderJson.Read(answer.Text, schema, _label, out problem) : null;
                if (value is not null)
                {
                    return (value, null);
                }

                before = (answer.Text, problem!, _label);
            }

            return (null, new RoleAnswer.Failed($"The reader gave no answer in the schema: {problem}.", false));
        }

        /// <summary>The answer, without a quote that does not stand in the text.</summary>
        private Value.Record Quoted(Value.Record answer, string text)
        {
            var quote = TextIn(answer, "quote");
            if (Spaced(text).Contains(Spaced(quote), StringComparison.Ordinal))
            {
                return answer;
            }

            _notes.Add("A quote that does not stand in the text was dropped.");
            return answer with { Fields = answer.Fields.SetItem("quote", new Value.Text("", _label)) };
        }

        private Value Joined(ImmutableArray<Value> answers)
        {
            var said = isUsual ? answers.RemoveAll(a => TextIn((Value.Record)a, "answer").Length == 0) : answers;
            return answers.Length == 1 ? answers[0]
                : isUsual && said.Length < 2 ? said.FirstOrDefault(answers[0])
                : new Value.List(said, _label);
        }

        private static string TextIn(Value.Record record, string name) => ((Value.Text)record.Fields[name]).Content;

        /// <summary>White space in a row is one blank: where a text breaks its lines is not what it says.</summary>
        private static string Spaced(string text) =>
            string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
