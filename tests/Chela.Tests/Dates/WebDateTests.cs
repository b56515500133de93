using System.Globalization;
using Chela.Reading.Dates;

namespace Chela.Tests.Dates;

public sealed class WebDateTests
{
    [Theory]
    [InlineData("2019-10-12T07:20:50.52Z", "2019-10-12T07:20:50.5200000+00:00")]
    [InlineData("2019-10-12 07:20:50", "2019-10-12T07:20:50.0000000+00:00")]
    [InlineData("2016-09-08T11:55:58+0200", "2016-09-08T11:55:58.0000000+02:00")]
    [InlineData("2015-09-09 11:10:32 UTC", "2015-09-09T11:10:32.0000000+00:00")]
    [InlineData("2022-08-05T18:25:10.818174Z", "2022-08-05T18:25:10.8180000+00:00")]
    [InlineData("2019-02-05", "2019-02-05T00:00:00.0000000+00:00")]
    [InlineData("2019-2-5", "2019-02-05T00:00:00.0000000+00:00")]
    [InlineData("2019/02/05 8:30", "2019-02-05T08:30:00.0000000+00:00")]
    [InlineData("20190205", "2019-02-05T00:00:00.0000000+00:00")]
    [InlineData("20190205T083000Z", "2019-02-05T08:30:00.0000000+00:00")]
    [InlineData("2019-02", "2019-02-01T00:00:00.0000000+00:00")]
    [InlineData("2019年2月5日", "2019-02-05T00:00:00.0000000+00:00")]
    [InlineData("Tue, 02 Mar 2021 23:39:15 +0100", "2021-03-02T23:39:15.0000000+01:00")]
    [InlineData("Tue, 2 Mar 2021 23:39 GMT", "2021-03-02T23:39:00.0000000+00:00")]
    [InlineData("2 Mar 2021 23:39:15 EST", "2021-03-02T23:39:15.0000000-05:00")]
    [InlineData("Thu, 21 Jan 21 18:58:00 +1100", "2021-01-21T18:58:00.0000000+11:00")]
    [InlineData("Mon, 06 Sep 99 00:01:00 +0000", "1999-09-06T00:01:00.0000000+00:00")]
    [InlineData("03 Apr 02 1500 GMT", "2002-04-03T15:00:00.0000000+00:00")]
    [InlineData("Wed Sep 04 13:51:55 +0000 2019", "2019-09-04T13:51:55.0000000+00:00")]
    [InlineData("Thu Jan  1 00:00:00 2004", "2004-01-01T00:00:00.0000000+00:00")]
    [InlineData("10/Oct/2000:13:55:36 +0300", "2000-10-10T13:55:36.0000000+03:00")]
    [InlineData("March 5, 2024 3:04 PM", "2024-03-05T15:04:00.0000000+00:00")]
    [InlineData("Tuesday, 31 December 2019 12:00:00 AM", "2019-12-31T00:00:00.0000000+00:00")]
    [InlineData("Sat, 05 Okt 2019 24:00:00 +0200", "2019-10-06T00:00:00.0000000+02:00")]
    [InlineData("Sun, 30 Jun 2015 23:59:60 GMT", "2015-06-30T23:59:59.0000000+00:00")]
    [InlineData("1466008580", "2016-06-15T16:36:20.0000000+00:00")]
    [InlineData("1388166091504000", "2013-12-27T17:41:31.5040000+00:00")]
    public void A_date_is_read_in_the_forms_that_are_written(string written, string expected) =>
        Assert.Equal(expected, WebDate.Parse(written)?.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2019-02-30")]
    [InlineData("2019-13-01")]
    [InlineData("31 Apr 2020")]
    [InlineData("03/04/2024")]
    [InlineData("0")]
    [InlineData("99999999999999999")]
    public void What_is_no_date_or_two_is_none(string written) => Assert.Null(WebDate.Parse(written));
}
