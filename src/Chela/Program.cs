using System.Security.Cryptography;
using System.Text;
using Chela;
using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Chat;
using Chela.Configuration;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Files.Policies;
using Chela.Edge.Git;
using Chela.Edge.Images;
using Chela.Edge.Inference;
using Chela.Edge.Secrets;
using Chela.Edge.Sqlite;
using Chela.Edge.Web;
using Chela.Models;
using Chela.Search;
using Chela.Terminals;
using Chela.Verbs;

// The composition root: the only place that knows the machine.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// No number of cryptography: it only spreads tries, and to load that library takes a fifth of a start.
using var web = new WebGet(
    new Network(TimeProvider.System, new Random(HashCode.Combine(Environment.ProcessId, Environment.TickCount64)))
);
var home = Home.OfProcess();
var terminal = Terminal.OfProcess();
var secrets = new SecretStore(home.Secrets, Environment.GetEnvironmentVariable("CHELA_PASSPHRASE"));
var keys = new ModelKeys(secrets, Environment.GetEnvironmentVariable);
var patience = new ModelLimits { UserAgent = $"chela/{Product.Version}" };
using var models = new CallModel(keys.Find, TimeProvider.System, patience, new Drafts());
using var finder = new FindModels(keys.Find, TimeProvider.System, patience);
using var versions = new VersionedFiles(home.Versions, home.Workspace);
Machine.OpenJournal journals = (canWrite, _) =>
    Task.FromResult<IJournal?>(
        canWrite || SqliteJournal.Exists(home.Path)
            ? SqliteJournal.Open(home.Path, new SqliteJournalOptions { ReadOnly = !canWrite, RefuseDamaged = true })
            : null
    );
ITool[] tools =
[
    new ListFiles(),
    new ReadFile(),
    new ReadStandardInput(),
    new WriteFiles(versions),
    new KeepBytes(home.Path),
    new AppendLines(home.Versions),
    new ConvertToWebP(),
    new ObserveGit(),
    new StageGit(),
    new CommitGit(home.Versions),
    new PushGit(),
    new FileWrite(versions),
    new FileAppend(versions),
    new FileEdit(versions),
    new FilePatch(versions),
    new FileMove(versions),
    new FileRemove(versions),
    new FileRestore(versions),
    web,
    models,
    finder,
    SearchTool.Of(home, () => new ConversationSource(c => journals(false, c), TimeProvider.System), terminal),
    new FindContact(home.Policy, TimeProvider.System),
];
var machine = new Machine(
    terminal,
    home,
    TimeProvider.System,
    TimeZoneInfo.Local,
    RandomNumberGenerator.Fill,
    [.. tools],
    journals,
    secrets
)
{
    Grant = versions.Grant,
    HeldSince = () => SqliteJournal.HeldSince(home.Path),
};
#if CHELA_FAULTS
if (args is ["crash", "drive"])
{
    return await Chela.Faults.CrashDriver.RunAsync(machine, Console.In, Console.Out).ConfigureAwait(false);
}
#endif
return await CommandLine.RunAsync(machine, args).ConfigureAwait(false);
