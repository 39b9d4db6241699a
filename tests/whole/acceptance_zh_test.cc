// What Chinese queries find: words and characters, both scripts as one, names, lone characters.
#include "tests/whole/acceptance.h"

namespace attest {
namespace {

TEST_CASE("Chinese words and characters together") {
  CheckAcceptance({
      {"人权状况没有改善。", "人权", true},
      {"他要求保护个人权利。", "人权", false},  // across 个人 and 权利
      {"他要求保护个人权利。", "权利", true},
      {"他要求保护个人权利。", "个人", true},
      {"联合国人权理事会开会。", "人权", true},
      {"联合国人权理事会开会。", "理事会", true},
      {"联合国人权理事会开会。", "权理", false},
      {"那里住着许多中国家庭。", "国家", false},  // across 中国 and 家庭
      {"美国会谈破裂。", "国会", false},
      {"上海水质很差。", "海水", false},
      {"她从上海水路离开。", "上海", true},
      {"看守所里关着三十个人。", "看守所", true},
      {"看守所里关着三十个人。", "看守", true},  // inside a longer word
      {"看守所里关着三十个人。", "拘留所", false},
      {"他被关进政治犯集中营。", "政治犯", true},
      {"他被关进政治犯集中营。", "集中营", true},
      {"他被关进政治犯集中营。", "政治犯集中营", true},
      {"许多孩子无家可归。", "无家可归", true},
      {"他说无家，何时可归。", "无家可归", false},
      {"他说无家，家可不远，可归。", "\"无家可归\"", false},  // its pairs apart: no phrase
      {"他遭到任意拘留。", "任意拘留", true},
      {"母亲被遣返回朝鲜。", "遣返朝鲜", true},  // two words, not side by side
      {"母亲被遣返回朝鲜。", "朝鲜 遣返", true},
      {"母亲被遣返回朝鲜。", "遣返 酷刑", false},
      {"证人谈到酷刑。", "什么是酷刑", true},  // question words do not count
      {"证人谈到酷刑。", "酷刑。", true},
      {"审讯时使用了酷刑、逼供。", "酷刑，逼供", true},
      {"审讯时使用了酷刑、逼供。", "刑逼", false},  // a mark stands between
      {"犯人排队领粥。", "犯人", true},
      {"强迫劳动每天十二小时。", "强迫劳动", true},
      {"工人被迫劳动。", "强迫", false},
  });
}

TEST_CASE("Traditional and Simplified characters and variants are one") {
  CheckAcceptance({
      {"母親遭到強制遣返。", "强制遣返", true},
      {"母亲遭到强制遣返。", "強制遣返", true},
      {"然後他們走了。", "然后", true},
      {"然后他们走了。", "然後", true},
      {"皇后的故事。", "皇后", true},  // 后 is 后 in both
      {"屋裏沒有火。", "屋里", true},
      {"屋裡沒有火。", "屋里", true},  // the other variant of 裏
      {"走了三公里。", "公里", true},
      {"頭髮被剪掉了。", "头发", true},
      {"發現一封信。", "发现", true},
      {"黨的幹部來了。", "干部", true},
      {"只有一塊餅乾。", "饼干", true},
      {"麵粉用完了。", "面粉", true},
      {"敎會被關閉。", "教会", true},    // 敎 is an old form of 教
      {"這是一樁寃案。", "冤案", true},  // forms usual in Korean documents, 寃 for 冤
      {"有人檢擧他。", "检举", true},
      {"商品的價値。", "价值", true},
      {"鐡原郡的道路。", "铁原", true},
      {"情緖低落。", "情绪", true},
      {"他們認爲這是眞相。", "认为", true},
      {"他們認爲這是眞相。", "真相", true},
      {"群衆被迫觀看。", "群众", true},
      {"工厂停止了生産。", "生产", true},  // 産 as in Japan
      {"没有戶口的孩子。", "户口", true},
      {"他們的關係很好。", "关系", true},
      {"展開政治鬥爭。", "斗争", true},
      {"村裏開始徵兵。", "征兵", true},
      {"她遭到強姦。", "强奸", true},
      {"証人站了起來。", "證人", true},
      {"名單公佈了。", "公布", true},
      {"軍隊佔領了村莊。", "占领", true},
      {"記者採訪了她。", "采访", true},
      {"兇手逃走了。", "凶手", true},
      {"他來自臺灣。", "台湾", true},
      {"他被關在監獄。", "监狱", true},
      {"他被关在监狱。", "監獄", true},
      {"戰犯遭到槍斃。", "枪毙", true},
      {"他不瞭解情況。", "了解", true},
      {"喫飯的時間。", "吃饭", true},
      {"汙染的水。", "污染", true},
      {"週末不休息。", "周末", true},
      {"委託律師。", "委托", true},
      {"鐘聲響了。", "钟声", true},
      {"祕密名單。", "秘密", true},
      {"僞造的證件。", "伪造", true},
      {"三具屍體。", "尸体", true},
      {"羣衆大會。", "群众", true},
      {"她敘述經過。", "叙述", true},
      {"恢復自由。", "恢复", true},
      {"事情很複雜。", "复杂", true},
      {"沒有答覆。", "答复", true},
      {"秋天的收穫。", "收获", true},
      {"只是藉口。", "借口", true},
      {"聯合呼籲。", "呼吁", true},
      {"發生在臺北。", "台北", true},
  });
}

TEST_CASE("Chinese names, lone characters and unknown words") {
  CheckAcceptance({
      {"他出生在会宁市郊。", "会宁", true},  // ICU does not know the town
      {"他出生在會寧市郊。", "会宁", true},
      {"他出生在会宁市郊。", "稳城", false},
      {"证人金明秀说了三个小时。", "金明秀", true},
      {"证人金明秀说了三个小时。", "金明哲", false},
      {"全巨里教化所的冬天。", "全巨里", true},
      {"全巨里教化所的冬天。", "教化所", true},
      {"脱北者的孩子。", "脱北者", true},
      {"渡江费涨了三倍。", "渡江费", true},
      {"村里饿死了三个人。", "饿", true},  // begins the word 饿死
      {"他很饿", "饿", true},              // the last character
      {"他很饿", "渴", false},
      {"打人的是看守。", "打", true},
      {"村里没有饮用水。", "水", true},
      {"村里没有饮用水。", "火", false},
      {"火车站挤满了人。", "火", true},
      {"路易斯·阿尔布尔到访。", "阿尔布尔", true},  // a foreign name with its dot
      {"路易斯·阿尔布尔到访。", "路易斯", true},
      {"路易斯·阿尔布尔到访。", "路易斯・阿尔布尔", true},  // another dot in the query
      {"路易斯·阿尔布尔到访。", "路易", true},
      {"二〇一四年公布。", "二〇一四", true},  // 〇 is a Han character
      {"第十五号管理所。", "管理所", true},
  });
}

TEST_CASE("Chinese words broken at a line end") {
  CheckAcceptance({
      {"报告批评人\n权状况。", "人权", true},
      {"報告批評人\r\n權狀況。", "人权", true},
      {"报告批评人 权状况。", "人权", false},       // a space divides
      {"报告批评人\n\n权状况。", "人权", false},    // another paragraph
      {"报告批评人\n　　权状况。", "人权", false},  // an indented one
      {"他要求保护个人\n权利。", "人权", false},    // across two words, as without the line end
      {"他要求保护个人\n权利。", "个人 权利", true},
      {"他被关进政治犯集\n中营。", "政治犯集中营", true},
      {"他被关进政治犯集\n中营。", "\"集中营\"", true},
      {"他被关进政治犯集\n中营。", "=\"集中营\"", true},
      {"证人金明\n秀。", "金明秀", true},
      {InAReport("他被关进政治犯集\n中营。"), "集中营", true},
      {InAReport("他被关进政治犯集\n中营。"), "\"政治犯集中营\"", true},
      {"第14\n号", "14 号", true},
  });
}

TEST_CASE("more characters that are one, and some that are not") {
  CheckAcceptance({
      {"衣服乾了。", "干", true},       {"他是幹部。", "干部", true},
      {"不要干涉內政。", "干涉", true}, {"頭髮和發展", "发展", true},
      {"理髮的人", "理发", true},       {"住在臺中。", "台中", true},
      {"颱風來了。", "台风", true},     {"山峯很高。", "山峰", true},
      {"敎師與爲政者", "教师", true},   {"敎師與爲政者", "为政者", true},
      {"戶籍制度", "户籍", true},       {"屋後有人。", "屋后", true},
      {"重復和複雜", "复杂", true},     {"他說只有一隻羊。", "一只", true},
      {"松樹很鬆。", "松树", true},     {"曆史與歷史", "历史", true},
      {"製造謠言", "制造", true},       {"准許離境", "准许", true},
      {"標準很低", "标准", true},       {"監獄裡面", "里面", true},
      {"他叫余华。", "餘華", true},  // folded alike, though a name
      {"地名未详", "地方", false},
  });
}

TEST_CASE("more names and unknown words") {
  CheckAcceptance({
      {"金正恩视察了工厂。", "金正恩", true},
      {"金正恩视察了工厂。", "金正日", false},
      {"金正恩视察了工厂。", "正恩", true},
      {"習近平訪問了北方。", "习近平", true},
      {"欧阳明记得那天。", "欧阳", true},
      {"欧阳明记得那天。", "欧阳明", true},
      {"司馬相和諸葛民", "诸葛民", true},
      {"刘鹤没有回答。", "刘鹤", true},
      {"刘备骑鹤。", "刘鹤", false},
      {"朴某和李某", "朴某", true},
      {"迈克尔·科比主持会议。", "迈克尔·科比", true},
      {"迈克尔·科比主持会议。", "科比", true},
      {"迈克尔·科比主持会议。", "迈克尔科比", false},  // the dot divides two words
      {"迈克尔‧科比主持会议。", "迈克尔·科比", true},
      {"耀德营的看守", "耀德", true},
      {"他的话很少。", "的", true},  // a stop word alone counts
      {"他饿死了。", "饿 的 了", true},
      {"一九九八年冬天", "一九九八年", true},
      {"一九九八年冬天", "1998年", false},  // numerals are found as they stand
      {"二〇〇九年", "二〇〇九年", true},
      {"１９９８年５月４日", "1998年5月4日", true},
      {"三十八度线", "三十八度线", true},
      {"第三章第四节", "第四节", true},
      {"他是脱北者。", "脱北", true},
      {"国际法院和人权法院", "人权法院", true},
      {"个人权利法院", "人权法院", false},
  });
}

TEST_CASE("numbers and Latin words in Chinese") {
  CheckAcceptance({
      {"联合国COI报告发表了。", "COI", true},
      {"联合国COI报告发表了。", "COI报告", true},
      {"2014年3月发表。", "2014年", true},
      {"2014年3月发表。", "2014 年", true},
      {"2014年3月发表。", "2014", true},
      {"2014年3月发表。", "3月", true},
      {"2014年3月发表。", "14年", false},
      // A number and its counter stand together.
      {"2014年3月发表。", "3年", false},
      {"2014年3月发表。", "2014年3月", true},
      {"2014年3月发表。", "2014年发表", true},
      {"2014 年 3 月发表。", "2014年3月", true},
      {"三月，住了2014年3天。", "2014年3月", false},
      {"名单有12页，妇女3名。", "12名", false},
      {"名单有12页，妇女3名。", "3名", true},
      {"名单有12页，妇女3名。", "3名妇女", true},
      {"关押了3个月，一年后4人获释。", "3个月", true},
      {"关押了3个月，一年后4人获释。", "3年", false},
      {"200多人被捕。", "200人", true},
      {"200多人被捕。", "200多人", true},
      {"1950至1953年。", "1950年", true},
      {"1950－1953年。", "1950年", true},
      {"共有１２名妇女。", "12名", true},  // full width
      {"共有1,200名妇女。", "1200名", true},
      {"士兵拿着AK-47步枪。", "步枪", true},
      {"士兵拿着AK-47步枪。", "AK-47", true},
      {"U.N.调查员来了。", "UN", true},
  });
}

TEST_CASE("the operators in Chinese") {
  CheckAcceptance({
      {"他遭到強制遣返。", "\"强制遣返\"", true},
      {"他遭到强制遣返。", "“强制遣返”", true},
      {"先是遣返，后来强制劳动。", "\"强制遣返\"", false},
      {"先是遣返，后来强制劳动。", "强制 遣返", true},
      {"看守所里有酷刑。", "酷刑 NEAR/3 看守所", true},
      {"看守所的证人后来在法庭上谈到酷刑。", "酷刑 NEAR/3 看守所", false},
      {InAReport("看守所里有酷刑。"), "酷刑 NEAR/3 看守所", true},
      {"看守所里有酷刑。", "=酷刑", true},
      {"看守所里有酷刑。", "酷刑 -看守所", false},
      {"法庭谈到酷刑。", "酷刑 -看守所", true},
      {"法庭谈到酷刑。", "（酷刑 OR 逼供） AND 法庭", true},  // full-width brackets
      {"政治犯的家人。", "政治*", true},
      {"那年冬天。", "title:酷刑", true, "關於酷刑的報告"},
      {"那年冬天。", "title:报告", true, "關於酷刑的報告"},
      {"法庭谈到酷刑。", "title:酷刑", false, "那年冬天"},
  });
}

}  // namespace
}  // namespace attest
