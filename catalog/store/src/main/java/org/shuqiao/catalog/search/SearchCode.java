package org.shuqiao.catalog.search;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the search index and of a city's own search words. */
public enum SearchCode implements ErrorCode {
    COUNTS_DIFFER("SQ-CAT-0223", ErrorKind.INTERNAL,
            "检索索引有 {0} 个条目，目录有 {1} 个，重建后仍不一致。",
            "The search index holds {0} entries and the catalogue {1}, even after it was rebuilt.",
            "请检查索引所在磁盘后运行 ./shuqiao search rebuild；目录本身不受影响。",
            "Check the disk of the index, then run ./shuqiao search rebuild; the catalogue itself is whole."),
    WORDS_INVALID("SQ-CAT-0224", ErrorKind.INVALID,
            "conf/search-words.yaml 的 {0} 中“{1}”不可用。", "{1} is wrong at {0} of conf/search-words.yaml.",
            "同义词每组至少两个词，每词至多 60 字；主题写作“类-项”（如 3-01）并给出 zh 和 en；读音按字写拼音，以空格分开。",
            "A group of synonyms has two words or more of at most 60 characters; a theme is written class-item, such "
                    + "as 3-01, with zh and en; a reading has one syllable of pinyin for each character."),
    REBUILD_RUNS("SQ-CAT-0225", ErrorKind.CONFLICT,
            "检索索引正在重建（{0}/{1}）。", "The search index is being rebuilt ({0} of {1}).",
            "请等待其完成；运行 ./shuqiao search status 查看进度。",
            "Wait for it; ./shuqiao search status tells how far it is."),
    ORDER_UNKNOWN("SQ-CAT-0226", ErrorKind.INVALID,
            "没有“{0}”这种排序。", "There is no order {0}.",
            "请使用：{1}。", "Use one of: {1}.");

    private final ErrorKind kind;
    private final ErrorText text;

    SearchCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
