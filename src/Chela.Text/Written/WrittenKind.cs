namespace Chela.Text.Written;

/// <summary>What a part of a text is, as far as its form shows it.</summary>
public enum WrittenKind
{
    /// <summary>A mail address.</summary>
    Address,

    /// <summary>A web address, with or without its scheme.</summary>
    Url,

    /// <summary>An account number (ISO 13616), or another run of letters and digits that looks like one.</summary>
    Account,

    /// <summary>An amount of money with its currency.</summary>
    Money,

    /// <summary>A number that is none of the others.</summary>
    Number,

    /// <summary>A percentage.</summary>
    Percentage,

    /// <summary>A place in an order: 2nd, 第三.</summary>
    Ordinal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day and a time that stand together.</summary>
    Moment,

    /// <summary>An identifier, a file name or a path: a token of letters, digits and <c>._-/@#</c>.</summary>
    Token,

    /// <summary>A text in quotation marks.</summary>
    Quotation,
}
