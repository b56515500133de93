using System.Collections.Immutable;
using System.Text;
using Chela.Text;

namespace Chela.Reading.Exports;

/// <summary>A table in CSV (RFC 4180), with commas, semicolons or tabs. Read row by row.</summary>
internal sealed class CsvTable
{
    private const int MostColumns = 256;

    private readonly string _text;
    private readonly char _separator;
    private int _at;
    private int _line = 1;

    public CsvTable(string text)
    {
        _text = text;
        _at = text.StartsWith('\uFEFF') ? 1 : 0;
        var head = text.AsSpan(_at, Math.Min(4096, text.Length - _at));
        head = head.IndexOf('\n') is var end and >= 0 ? head[..end] : head;
        _separator =
            head.Contains(',') ? ','
            : head.Contains('\t') ? '\t'
            : ';';
        Columns = [.. (ReadRow() ?? []).Select(c => Casing.ToLower(c.Trim()))];
    }

    /// <summary>The names of the columns, in lower case.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The line on which the row that was read last begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next row; null at the end.</summary>
    public List<string>? ReadRow()
    {
        if (_at >= _text.Length)
        {
            return null;
        }

        Line = _line;
        var row = new List<string>();
        while (true)
        {
            var cell = ReadCell();
            if (row.Count < MostColumns)
            {
                row.Add(cell);
            }

            if (_at >= _text.Length)
            {
                return row;
            }

            if (_text[_at++] == '\n')
            {
                _line++;
                return row;
            }
        }
    }

    /// <summary>The value of the first of some columns that is there and not blank.</summary>
    public string? Value(List<string> row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var column = Columns.IndexOf(name);
            if (column >= 0 && column < row.Count && row[column].Trim() is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Reads up to the separator or the end of the line.</summary>
    private string ReadCell()
    {
        if (_at >= _text.Length)
        {
            return "";
        }

        if (_text[_at] != '"')
        {
            var end = _text.AsSpan(_at).IndexOfAny(_separator, '\n') is var found and >= 0 ? _at + found : _text.Length;
            var plain = _text[_at..end];
            _at = end;
            return plain.TrimEnd('\r');
        }

        var cell = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '"')
            {
                if (_at + 1 >= _text.Length || _text[_at + 1] != '"')
                {
                    _at++;
                    break;
                }

                _at++;
            }

            _line += _text[_at] == '\n' ? 1 : 0;
            cell.Append(_text[_at]);
        }

        // What stands behind a closing quote belongs to the cell all the same.
        while (_at < _text.Length && _text[_at] != _separator && _text[_at] != '\n')
        {
            cell.Append(_text[_at++]);
        }

        return cell.ToString().TrimEnd('\r');
    }
}
