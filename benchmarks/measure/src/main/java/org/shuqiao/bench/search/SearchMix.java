package org.shuqiao.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Mix of searches as people type them, each with or without facets that narrow. */
final class SearchMix {

    /** A search. */
    record Search(String words, Optional<String> provider, Optional<String> sharing) { }

    private static final List<String> WORDS = List.of("统一社会信用代码", "低保", "企业登记", "人口基本信息", "东湖区 房屋", "空气质量 实时", "身份证",
            "渣土车", "信用代码 企业名称", "公安", "养老机构名录", "行政处罚检查结果", "renkou", "rkjbxx", "dibao", "chongqing", "population",
            "citizen_number", "minimum living allowance", "kongqizhiliang", "renkuo", "空汽质量", "企业登记情况说明", "", "3010");

    private SearchMix() { }

    static List<Search> of(int searches, List<String> providers) {
        Random random = new Random(7);
        List<Search> mix = new ArrayList<>();
        for (int i = 0; i < searches; i++) {
            mix.add(new Search(WORDS.get(i % WORDS.size()),
                    random.nextInt(3) == 0 ? Optional.of(providers.get(random.nextInt(providers.size())))
                            : Optional.empty(),
                    random.nextInt(4) == 0 ? Optional.of("conditional") : Optional.empty()));
        }
        return mix;
    }
}
