using Chela.Lexicon;

if (args.Length != 2)
{
    Console.Error.WriteLine("lexicon: expected LEXICON_YAML OUTPUT_CS");
    return 2;
}

File.WriteAllText(args[1], LexiconSource.Generate(File.ReadAllText(args[0])));
Console.WriteLine(args[1]);
return 0;
