using System.Collections.Frozen;

namespace Chela.Agent.Claims;

/// <summary>Brings the characters of the lexicon into the forms that it has: 發 is 发, and 啦 is 了.</summary>
internal static class ChineseScript
{
    private const string Pairs =
        "丟丢並并乾干佈布併并來来係系俱具個个們们備备傢家傳传價价儲储兒儿內内兩两冊册凈净別别刪删剛刚創创劃划劉刘動动務务匯汇協协吳吴呂吕員员問问啓启啟启單单嗎吗噹当嚮向圖图團团執执報报塊块壇坛壓压壜坛壞坏夠够夾夹姊姐媽妈孫孙學学"
        + "實实審审寫写將将尋寻對对導导師师幫帮幹干幾几庫库廢废廳厅廻回張张彆别彙汇後后從从復复憶忆應应戶户捲卷掛挂換换搆构損损摺折據据敗败數数斷断於于昇升時时暫暂曆历曏向書书會会東东條条棄弃楊杨業业構构樂乐樑梁標标樣样機机檔档檢检"
        + "檯台欄栏權权欵款歐欧歷历歸归毀毁決决沒没淨净測测準准滾滚滿满潰溃瀋沈瀏浏為为無无燈灯燬毁爐炉爲为現现產产産产畢毕當当發发盤盘盧卢眞真瞭了硏研碼码稅税稱称筆笔箇个節节範范簡简簽签籤签糰团紀纪約约納纳紙纸級级終终結结絕绝給给"
        + "統统絶绝經经綫线網网緒绪線线編编縮缩總总繫系繳缴續续纔才罈坛罎坛罣挂罰罚羅罗羣群聯联聲声職职聽听腳脚臺台與与菓果葉叶著着蒐搜蔣蒋薑姜蘇苏處处衚胡裏里補补裝装裡里製制複复覈核覺觉覽览訂订計计訊讯討讨訓训記记訪访設设許许訴诉"
        + "註注証证詞词詢询試试詩诗話话該该誌志認认誤误說说説说誰谁課课調调談谈請请論论謝谢證证譚谭譜谱譯译議议讀读變变讓让貝贝財财買买費费貼贴資资賣卖賬账購购趙赵跤交車车軟软載载輯辑轉转辦办迴回這这連连週周進进運运過过達达遞递遲迟"
        + "遷迁還还郵邮鄒邹鄧邓鄭郑醫医醼宴釦扣銀银銷销錄录錢钱錯错録录錶表鍾钟鎖锁鏈链鐘钟長长門门開开間间関关閱阅閲阅闆板關关陞升陳陈陸陆隊队隨随隻只電电韓韩頁页頂顶項项順顺預预頭头頻频題题類类顧顾顯显颱台飛飞餽馈饋馈馮冯體体髮发"
        + "鬍胡鬧闹麯曲麵面麼么麽么黃黄點点齊齐齣出龍龙覆复帳账啦了囉了喽了咯了嘍了";

    private static readonly FrozenDictionary<char, char> s_forms = Pairs
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The character as the lexicon writes it.</summary>
    public static char Form(char letter) => letter < '\u4e00' ? letter : s_forms.GetValueOrDefault(letter, letter);
}
