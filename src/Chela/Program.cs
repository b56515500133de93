using System.Security.Cryptography;
using System.Text;
using Chela;
using Chela.Agent.Effects;
using Chela.Configuration;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Git;
using Chela.Edge.Images;
using Chela.Terminals;
using Chela.Verbs;

// The composition root: the only place that knows the machine.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
ITool[] tools =
[
    new ListFiles(),
    new ReadFile(),
    new ReadStandardInput(),
    new WriteFiles(),
    new ConvertToWebP(),
    new ObserveGit(),
    new StageGit(),
    new CommitGit(),
    new PushGit(),
];
var host = new Host(
    Terminal.OfProcess(),
    Home.OfProcess(),
    TimeProvider.System,
    TimeZoneInfo.Local,
    RandomNumberGenerator.Fill,
    grants => new DirectEffects(tools, grants)
);
return await CommandLine.RunAsync(host, args).ConfigureAwait(false);
