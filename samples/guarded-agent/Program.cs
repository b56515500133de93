using GuardedAgent;

await Agent.RunAsync(new HijackedModel(), Console.Out).ConfigureAwait(false);
