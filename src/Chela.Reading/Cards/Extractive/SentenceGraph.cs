namespace Chela.Reading.Cards.Extractive;

/// <summary>
/// How like sentences are, and how central each is among them: LexRank (Erkan and Radev 2004, doi:10.1613/jair.1523) over
/// cosines of terms weighed by their rareness. Quadratic, so for few sentences.
/// </summary>
internal sealed class SentenceGraph
{
    private const double Damping = 0.85;
    private const int Rounds = 12;

    /// <summary>Terms that stand in more of the sentences make none alike.</summary>
    private const double MostCommon = 0.5;

    private readonly float[] _likeness;
    private readonly int _count;

    /// <summary>Compares sentences.</summary>
    public SentenceGraph(IReadOnlyList<Candidate> sentences, Terms terms)
    {
        _count = sentences.Count;
        _likeness = new float[_count * _count];
        var places = new Dictionary<int, List<int>>();
        var norms = new double[_count];
        for (var i = 0; i < _count; i++)
        {
            foreach (var term in sentences[i].Terms)
            {
                norms[i] += terms.WeightOf(term) * terms.WeightOf(term);
                if (terms.CountOf(term) > 1)
                {
                    if (!places.TryGetValue(term, out var at))
                    {
                        places[term] = at = [];
                    }

                    at.Add(i);
                }
            }
        }

        foreach (var (term, at) in places)
        {
            if (at.Count > Math.Max(3, _count * MostCommon))
            {
                continue;
            }

            var product = (float)(terms.WeightOf(term) * terms.WeightOf(term));
            for (var i = 0; i < at.Count; i++)
            {
                var row = _likeness.AsSpan(at[i] * _count, _count);
                foreach (var other in at)
                {
                    row[other] += product;
                }
            }
        }

        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j < _count; j++)
            {
                var norm = Math.Sqrt(norms[i] * norms[j]);
                _likeness[(i * _count) + j] = i == j || norm == 0 ? 0 : (float)(_likeness[(i * _count) + j] / norm);
            }
        }
    }

    /// <summary>How like two sentences are, from 0 to 1.</summary>
    public double LikenessOf(int one, int other) => _likeness[(one * _count) + other];

    /// <summary>How central each sentence is; 1 for the most central one.</summary>
    public double[] Centrality()
    {
        var ranks = new double[_count];
        Array.Fill(ranks, 1.0 / Math.Max(1, _count));
        var sums = new double[_count];
        for (var i = 0; i < _count; i++)
        {
            foreach (var likeness in _likeness.AsSpan(i * _count, _count))
            {
                sums[i] += likeness;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[_count];
            Array.Fill(next, (1 - Damping) / Math.Max(1, _count));
            for (var i = 0; i < _count; i++)
            {
                var share = sums[i] == 0 ? 0 : Damping * ranks[i] / sums[i];
                var row = _likeness.AsSpan(i * _count, _count);
                for (var j = 0; j < row.Length && share > 0; j++)
                {
                    next[j] += share * row[j];
                }
            }

            ranks = next;
        }

        var most = ranks.DefaultIfEmpty(0).Max();
        for (var i = 0; i < _count && most > 0; i++)
        {
            ranks[i] /= most;
        }

        return ranks;
    }
}
