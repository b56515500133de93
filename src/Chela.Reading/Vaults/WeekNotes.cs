using System.Collections.Immutable;
using Chela.Reading.Form;
using Chela.Reading.Notes;

namespace Chela.Reading.Vaults;

/// <summary>The notes of a week, in the order in which the owner came by them.</summary>
/// <param name="Week">The week.</param>
/// <param name="Notes">Linked from the week's daily notes, in order, and those dated in the week, each once.</param>
/// <param name="Problems">Links that lead nowhere or to several, and what else the owner should know.</param>
public sealed record WeekNotes(IsoWeek Week, ImmutableArray<VaultFile> Notes, ImmutableArray<NoteProblem> Problems);
