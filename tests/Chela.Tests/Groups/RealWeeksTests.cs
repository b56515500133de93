using Chela.Reading.Groups;
using Chela.Tests.Support;

namespace Chela.Tests.Groups;

/// <summary>Real weeks, learnt up to a day and tried on what came later.</summary>
public sealed class RealWeeksTests
{
    private const double LeastRight = 0.65;
    private const double LeastRightInTwo = 0.82;
    private const double LeastSure = 0.50;
    private const double LeastSureRight = 0.85;

    [Fact]
    public void Later_weeks_are_placed_as_their_owner_placed_them()
    {
        var weeks = Weeks();
        var past = weeks.Take(weeks.Count * 2 / 3).SelectMany(w => w).ToList();
        var later = weeks.Skip(weeks.Count * 2 / 3).SelectMany(w => w).ToList();
        var lesson = GroupLearner.Learn(past, TestContext.Current.CancellationToken)!;
        var trial = lesson.Trial;
        Check(trial.Right, trial.RightInTwo, trial.Sure, trial.SureRight);
        Assert.True(trial.RightIfForeign >= LeastRight - 0.03, $"{trial.RightIfForeign:P1} right if foreign");

        var file = GroupModelFile.Write(lesson.Model);
        Assert.InRange(file.Length, 0, 2 * 1024 * 1024);
        var model = GroupModelFile.Read(file, out _)!;
        var guesses = later.Select(e => (Guess: model.Guess(e.Facts), Example: e)).ToList();
        var sure = guesses.Where(g => g.Guess.IsSure).ToList();
        Check(
            Share(guesses, g => Is(g.Guess.Best, g.Example)),
            Share(guesses, g => Is(g.Guess.Best, g.Example) || Is(g.Guess.Next, g.Example)),
            sure.Count / (double)guesses.Count,
            Share(sure, g => Is(g.Guess.Best, g.Example))
        );
    }

    private static List<IReadOnlyList<GroupExample>> Weeks() =>
        [
            .. Directory
                .GetFiles(Repository.Shared("digest/weeks"), "*.md")
                .Order(StringComparer.Ordinal)
                .Select(f => PastDigest.Read(File.ReadAllText(f)))
                .Where(w => w is { Length: > 0 })
                .Select(w => (IReadOnlyList<GroupExample>)w!.Value),
        ];

    private static bool Is(GroupClass place, GroupExample example) =>
        place.Section == example.Section && (place.Group ?? TopicName.Of(example.Facts.Headline)) == example.Group;

    private static double Share(
        List<(GroupGuess Guess, GroupExample Example)> all,
        Func<(GroupGuess Guess, GroupExample Example), bool> some
    ) => all.Count(some) / (double)all.Count;

    private static void Check(double right, double inTwo, double sure, double sureRight)
    {
        var found = $"{right:P1} right, {inTwo:P1} in two, {sure:P1} sure, {sureRight:P1} of those right";
        Assert.True(
            right >= LeastRight && inTwo >= LeastRightInTwo && sure >= LeastSure && sureRight >= LeastSureRight,
            found
        );
        TestContext.Current.TestOutputHelper?.WriteLine(found);
    }
}
