#include "tools/made_text.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace attest {
namespace {

using Words = std::vector<std::string>;

Words Split(std::string_view text) {
  Words words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The distinct ones.
Words Characters(std::string_view utf8) {
  Words characters;
  for (size_t at = 0; at < utf8.size();) {
    const size_t length = (utf8[at] & 0xF0) == 0xE0 ? 3 : 1;  // Hangul and Han of the plane 0 only
    std::string character(utf8.substr(at, length));
    if (std::find(characters.begin(), characters.end(), character) == characters.end()) {
      characters.push_back(std::move(character));  // twice would make words twice
    }
    at += length;
  }
  return characters;
}

// Onset, vowel and coda in every combination.
Words EnglishSyllables() {
  Words syllables;
  for (const auto& onset : Split("b c d f g h l m n p r s t v w br cl dr gr pl st tr")) {
    for (const auto& vowel : Split("a e i o u ea ou")) {
      for (const auto& coda : Split("- n r s t l")) {
        syllables.push_back(onset + vowel + (coda == "-" ? "" : coda));
      }
    }
  }
  return syllables;
}

struct Lexicon {
  Words frequent;  // content words of the first ranks
  Words pieces;    // of which all others are made
  Words function;  // words between them
};

const Lexicon& LexiconOf(MadeLanguage language) {
  static const Lexicon korean{
      Split("사람 수용소 고문 정치범 북송 당국 가족 증언 조사 보위부 인권 국경 중국 탈북자 여성 "
            "아이 어머니 아버지 감옥 처형 노동 강제 식량 기아 배급 교화소 단련대 구류장 심문 구타 "
            "체포 실종 납치 송환 난민 단체 보고서 정부 유엔 위원회 조선 평양 회령 온성 무산 혜산 "
            "신의주 함경북도 양강도 관리소 보안원 경비대 두만강 압록강 브로커 인신매매 임신 낙태 "
            "종교 기독교 성경 처벌 재판 판결 형벌 사형 무기 군인 병사 학교 교사 학생 마을 집 밤 "
            "겨울 여름 시간 날 달 해 말 일 물 밥 옥수수 감자 소금 병 병원 약 의사 죽음 시체 산 강 "
            "길 문 방 벽 바닥 손 발 머리 눈 몸 피 이름 번호 나이 기억 두려움 자유 권리 희망"),
      Characters(
          "가각간감갑강개객거건검격견결경계고곡공과관광교구국군권귀규극근금기길김나난남내년노"
          "농단담당대덕도독동두등라락란람래량려력련렬령로론료류리림립마만말망매명모목무문물미민"
          "박반발방배백범법변병보복본봉부북분비사산상생서석선설성세소속손송수순술시식신실심안"
          "암압앙애야약양어억언업여역연열영예오옥온왕외요용우운원월위유육은음의이인일임자작잔"
          "장재저적전절점정제조족존종좌주준중증지직진집차찬참창채책처천철청체초촌총최추축출충"
          "취치친침타탄탈태토통퇴투특판패편평포표품풍피필하학한함합항해향허헌험현혈형호혼홍화"
          "확환활황회효후훈휘흥희"),
      Split("그 이 저 또 다시 그때 모두 함께 매우 이미 아직 바로 그리고 그러나 그래서")};
  static const Lexicon chinese{
      Split(
          "人权 朝鲜 中国 酷刑 难民 遣返 证人 证词 调查 报告 政府 委员会 联合国 收容所 监狱 囚犯 "
          "家庭 妇女 儿童 母亲 父亲 死亡 处决 劳动 强迫 粮食 饥饿 失踪 绑架 逮捕 拘留 审问 殴打 "
          "边境 脱北者 平壤 会宁 图们江 鸭绿江 延边 延吉 丹东 沈阳 警察 军人 学校 老师 学生 村庄 "
          "冬天 夏天 时间 晚上 早上 今天 昨天 孩子 朋友 邻居 医院 医生 疾病 药品 信仰 宗教 基督徒 "
          "圣经 惩罚 审判 判决 死刑 法律 法院 律师 公开 秘密 组织 国际 社会 生活 工作 问题 情况 "
          "开始 结束 知道 看见 听说 告诉 认为 要求 帮助 逃跑 逃亡 害怕 希望 自由 权利 记忆 名字 "
          "号码 房间 墙壁 地板 身体 眼睛 双手"),
      Characters("人大中国上下出入年月日时分秒水火木金土石山川河海江田地天风云雨雪光明暗黑白红黄"
                 "青东西南北前后左右内外高低长短多少老幼男女父母子孙兄弟姐妹夫妻友军民官兵工农商学"
                 "文字书报信言语话说读写听见闻看目耳口手足头身心血肉骨皮毛生死病痛苦乐喜怒哀爱恨怕"
                 "忧思想念忘记知识认真假善恶美丑正反公私有无来去进退起落开关门窗房屋墙壁路桥车船马"
                 "牛羊猪狗鸡鱼鸟虫花草树林果米麦菜饭茶酒盐油衣布丝棉针线刀枪弓箭旗鼓钟铃法律刑罚罪"
                 "犯囚狱监牢捕抓拘押审问判决杀害伤打骂逼迫逃亡追赶送还返回收容留守护卫保证据查调报"
                 "告诉求助救援难民众党政府令命权利益自由平等和战争斗胜败安危存失得买卖钱财贫富贵贱"
                 "春夏秋冬早晚朝夕古今新旧始终先次第一二三四五六七八九十百千万半双各每同异共合作"),
      Split("的 的 的 了 了 在 在 是 和 被 对 有 也 从 到 不 这 那 他 她 我 他们 我们 一个 没有 "
            "因为")};
  static const Lexicon english{
      Split(
          "people camp torture prison government witness testimony family country border china "
          "korea refugee repatriation commission report rights human violation detention guard "
          "woman child mother father death execution labour food hunger famine ration arrest "
          "disappearance abduction interrogation beating sentence trial law court officer soldier "
          "school teacher student village winter summer night year month day water work home "
          "house room wall floor hand head eye body blood name number memory fear freedom hope "
          "religion church bible punishment crime police security ministry party leader army "
          "river mountain road city province district factory mine farm hospital doctor disease "
          "medicine pregnancy abortion trafficking broker escape return told saw heard knew took "
          "gave came went asked lived worked died left found forced sent held kept"),
      EnglishSyllables(),
      Split(
          "the the the the of of of and and to to in in a a was were that he she they it for with "
          "on by from at as not had been but this which who after before when there")};
  return language == MadeLanguage::kKorean    ? korean
         : language == MadeLanguage::kChinese ? chinese
                                              : english;
}

const std::string& Pick(const Words& words, Random& random) {
  return words[random.Below(words.size())];
}

// The final consonant of the last Hangul syllable, as Unicode numbers it: 0 none, 8 rieul.
int FinalConsonant(std::string_view word) {
  const auto byte = [&](size_t back) {
    return static_cast<unsigned char>(word[word.size() - back]) & 0x3F;
  };
  const int syllable = ((byte(3) & 0x0F) << 12 | byte(2) << 6 | byte(1)) - 0xAC00;
  return syllable % 28;
}

std::string WithParticle(const std::string& noun, Random& random) {
  static const Words after_consonant =
      Split("은 이 을 의 에 에서 으로 과 도 에게 까지 부터 에는 이나 으로부터 만");
  static const Words after_vowel =
      Split("는 가 를 의 에 에서 로 와 도 에게 까지 부터 에는 나 로부터 만");
  if (random.Chance(25)) return noun;
  const int final = FinalConsonant(noun);
  const std::string& particle = Pick(final ? after_consonant : after_vowel, random);
  return noun + (final == 8 && particle.starts_with("으로") ? particle.substr(3) : particle);
}

std::string KoreanPredicate(Random& random, bool last) {
  static const Words endings = Split("했다 하였다 되었다 당했다 시켰다 한다 된다 했습니다");
  static const Words links = Split("하고 하여 되어 했으며 하면서 당하고 했지만 하기");
  static const Words verbs = Split(
      "갔다 왔다 말했다 보았다 있었다 없었다 때렸다 죽었다 끌려갔다 들었다 살았다 숨었다 "
      "배웠다 울었다 맞았다 잡혔다 건넜다 굶었다");
  if (last && random.Chance(50)) return Pick(verbs, random);
  return MadeWord(MadeLanguage::kKorean, ZipfRank(random)) + Pick(last ? endings : links, random);
}

// The words of a sentence in order; what `content` is true of are content words.
struct Piece {
  std::string text;
  bool content;
};

Piece NextPiece(MadeLanguage language, Random& random, bool last) {
  static constexpr unsigned kFunctionPercent[] = {8, 35, 45};  // Korean, Chinese, English
  if (language == MadeLanguage::kKorean && (last || random.Chance(20))) {
    return {KoreanPredicate(random, last), true};
  }
  if (!last && random.Chance(kFunctionPercent[static_cast<size_t>(language)])) {
    return {Pick(LexiconOf(language).function, random), false};
  }
  if (random.Chance(2)) return {std::to_string(1 + ZipfRank(random) % 3000), true};
  std::string word = MadeWord(language, ZipfRank(random));
  if (language == MadeLanguage::kKorean) return {WithParticle(word, random), true};
  if (language == MadeLanguage::kEnglish && random.Chance(20)) word += 's';
  return {std::move(word), true};
}

}  // namespace

uint64_t Random::Next() {
  uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

double Random::Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }

// By inversion of the integral of (x + 30) ^ -1.5, which is -2 (x + 30) ^ -0.5.
uint64_t ZipfRank(Random& random) {
  constexpr double kOffset = 30, kEnd = 1e8;
  static const double from = 1 / std::sqrt(kOffset), to = 1 / std::sqrt(kEnd + kOffset);
  const double t = from + (to - from) * random.Unit();
  return static_cast<uint64_t>(1 / (t * t) - kOffset);
}

std::string MadeWord(MadeLanguage language, uint64_t rank) {
  const Lexicon& lexicon = LexiconOf(language);
  if (rank < lexicon.frequent.size()) return lexicon.frequent[rank];
  rank -= lexicon.frequent.size();
  const uint64_t base = lexicon.pieces.size();
  uint64_t count = base * base;  // words of so many pieces
  int pieces = 2;
  for (; rank >= count; ++pieces) {
    rank -= count;
    count *= base;
  }
  // Neighbouring ranks must not share pieces. A large prime is coprime to any power of the base: no
  // word twice.
  uint64_t number = rank * 1000003 % count;
  std::string word;
  for (int i = 0; i < pieces; ++i, number /= base) word += lexicon.pieces[number % base];
  return word;
}

std::string MadeSentence(MadeLanguage language, Random& random, std::vector<std::string>* words) {
  const bool spaces = language != MadeLanguage::kChinese;
  const size_t length = 5 + random.Below(14);
  const size_t comma = random.Below(2 * length);
  std::string sentence;
  for (size_t i = 0; i < length; ++i) {
    const Piece piece = NextPiece(language, random, i + 1 == length);
    if (spaces && i > 0) sentence += ' ';
    sentence += piece.text;
    if (i == comma && i + 1 < length) sentence += spaces ? "," : "，";
    if (piece.content && words) words->push_back(piece.text);
  }
  if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] -= 'a' - 'A';
  return sentence + (spaces ? "." : "。");
}

std::string MadeTitle(MadeLanguage language, Random& random) {
  std::string title;
  for (size_t i = 0, length = 2 + random.Below(4); i < length; ++i) {
    if (i > 0 && language != MadeLanguage::kChinese) title += ' ';
    title += MadeWord(language, ZipfRank(random));
  }
  return title;
}

std::string MadeText(MadeLanguage language, Random& random, size_t bytes, size_t page_bytes,
                     std::vector<std::string>* words) {
  std::string text;
  text.reserve(bytes + 512);
  size_t page_end = page_bytes, sentences = 0, paragraph = 3 + random.Below(5);
  while (text.size() < bytes) {
    if (page_bytes > 0 && text.size() >= page_end) {
      text += '\f';
      page_end = text.size() + page_bytes;
      sentences = 0;
    } else if (sentences == paragraph) {
      text += "\n\n";
      paragraph = 3 + random.Below(5);
      sentences = 0;
    } else if (sentences > 0 && language != MadeLanguage::kChinese) {
      text += ' ';
    }
    text += MadeSentence(language, random, words);
    ++sentences;
  }
  return text;
}

}  // namespace attest
