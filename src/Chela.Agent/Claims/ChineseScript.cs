using System.Collections.Frozen;

namespace Chela.Agent.Claims;

/// <summary>Brings the characters of the lexicon into the forms that it has: 發 is 发, and 啦 is 了.</summary>
internal static class ChineseScript
{
    private const string Pairs =
        "發发刪删儲储傳传轉转達达復复複复覆复訊讯簡简郵邮幫帮寫写記记錄录動动夾夹檔档標标題题歸归備备設设為为將将進进來来過过個个這这們们經经剛刚買买單单購购匯汇帳账賬账繳缴費费錢钱訂订閱阅"
        + "約约預预廳厅飯饭機机號号會会議议時时間间後后開开關关佈布線线執执運运啟启裝装測测試试編编譯译載载覽览檢检網网頁页連连結结鏈链筆笔報报週周貼贴圖图聯联絡络請请訴诉說说問问讓让應应該该"
        + "還还沒没無无據据當当從从給给與与處处辦办畢毕準准許许認认確确論论書书籤签簽签資资曆历歷历鬧闹鐘钟鈴铃場场項项條条張张銷销內内變变調调補补併并並并換换導导類类顯显衝冲總总員员師师財财"
        + "務务陳陈劉刘楊杨趙赵黃黄吳吴孫孙韓韩馮冯葉叶鄭郑謝谢盧卢蘇苏蔣蒋羅罗鄧邓蕭萧陸陆龍龙遞递尋寻頻频釋释釘钉鎖锁體体樣样實实對对誰谁麼么嗎吗雙双萬万億亿兩两種种見见親亲愛爱東东車车長长"
        + "門门陽阳際际隊队難难離离電电靜静順顺願愿風风飛飞館馆驗验髒脏點点齊齐於于註注續续隨随錯错裡里裏里證证幾几聽听講讲畫画價价訪访輸输輯辑選选禮礼棄弃丟丢掃扫撥拨領领幣币額额賣卖創创頭头"
        + "狀状態态壓压縮缩庫库碼码稱称軟软構构協协雲云聞闻訖讫啓启優优歡欢遲迟繼继擇择擬拟範范術术業业學学習习產产戶户飾饰樂乐獎奖嚴严緊紧獲获敗败權权礎础綁绑錶表鍵键鑰钥輕轻較较觀观觸触語语"
        + "誤误啦了囉了喽了咯了嘍了";

    private static readonly FrozenDictionary<char, char> s_forms = Pairs
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The character as the lexicon writes it.</summary>
    public static char Form(char letter) =>
        letter < '\u4e00' ? letter : s_forms.GetValueOrDefault(letter, letter);
}
