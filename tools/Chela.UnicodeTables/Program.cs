using Chela.UnicodeTables;

if (args.Length != 3)
{
    Console.Error.WriteLine("unicode-tables: expected UNICODE_FOLDER CONFUSABLES_JSON OUTPUT_FOLDER");
    return 2;
}

foreach (var (name, text) in Generator.Generate(args[0], args[1]))
{
    File.WriteAllText(Path.Combine(args[2], name), text);
    Console.WriteLine(Path.Combine(args[2], name));
}

return 0;
