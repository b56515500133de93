using System.Security.Cryptography;
using System.Text;
using Chela;
using Chela.Agent.Effects;
using Chela.Configuration;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Git;
using Chela.Edge.Images;
using Chela.Edge.Web;
using Chela.Terminals;
using Chela.Verbs;

// The composition root: the only place that knows the machine.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var web = new WebGet(new Network(TimeProvider.System, new Random(RandomNumberGenerator.GetInt32(int.MaxValue))));
var home = Home.OfProcess();
using var versions = new VersionedFiles(home.Versions, home.Workspace);
ITool[] tools =
[
    new ListFiles(),
    new ReadFile(),
    new ReadStandardInput(),
    new WriteFiles(versions),
    new KeepBytes(),
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
];
var host = new Host(
    Terminal.OfProcess(),
    home,
    TimeProvider.System,
    TimeZoneInfo.Local,
    RandomNumberGenerator.Fill,
    grants => new DirectEffects(tools, grants)
);
return await CommandLine.RunAsync(host, args).ConfigureAwait(false);
