// JSON's shapes as the benchmark's data use them; objects keep the order of their members.
global using Items = System.Collections.Generic.List<object?>;
global using Map = System.Collections.Generic.OrderedDictionary<string, object?>;
