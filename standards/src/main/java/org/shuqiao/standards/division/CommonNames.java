package org.shuqiao.standards.division;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Index of the common names of provinces, cities and prefectures: 广西 for 广西壮族自治区, 澳门, 成都, 凉山州. A province goes
 * before what bears its name; 吉林 may be either.
 */
final class CommonNames {

    private static final List<String> PROVINCE_ENDINGS = List.of("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市");
    private static final List<String> SHORTENED = List.of("壮族", "维吾尔", "回族");
    /** Peoples by which prefectures are named, longest first. */
    private static final List<String> PEOPLES = List.of("土家族", "朝鲜族", "哈尼族", "傈僳族", "景颇族", "布依族", "哈萨克", "蒙古",
            "柯尔克孜", "藏族", "彝族", "羌族", "苗族", "侗族", "傣族", "白族", "壮族", "回族");
    private static final int LONGEST = 30;

    private CommonNames() { }

    /** @return divisions that the name can mean; names of divisions below may follow it, written out or common */
    static List<Division> find(String name, Divisions divisions) {
        List<Division> found = new ArrayList<>(Index.BY_NAME.getOrDefault(name, List.of()));
        if (!found.isEmpty() || name.length() > LONGEST) {
            return found;
        }
        for (int cut = name.length() - 2; cut >= 2 && found.isEmpty(); cut--) {
            List<Division> above = Index.BY_NAME.getOrDefault(name.substring(0, cut), List.of());
            String rest = name.substring(cut);
            above.forEach(higher -> Stream.concat(divisions.written(rest).stream(), find(rest, divisions).stream())
                    .filter(one -> !one.code().equals(higher.code()) && one.code().startsWith(prefix(higher)))
                    .filter(one -> !found.contains(one))
                    .forEach(found::add));
        }
        return found;
    }

    private static String prefix(Division higher) {
        return higher.code().substring(0, higher.code().endsWith("0000") ? 2 : 4);
    }

    private static final class Index {

        private static final Map<String, List<Division>> BY_NAME = new HashMap<>(1024);

        static {
            DivisionTables.counties().values().stream().flatMap(List::stream)
                    .filter(division -> division.code().endsWith("00"))
                    .sorted(Comparator.comparing(Division::code)).forEach(Index::add);
        }

        private static void add(Division division) {
            boolean province = division.code().endsWith("0000");
            if (!province) {
                city(division);
                return;
            }
            put(division.name(), division);
            for (String ending : PROVINCE_ENDINGS) {
                if (division.name().endsWith(ending)) {
                    put(division.name().substring(0, division.name().length() - ending.length()), division);
                }
            }
            String shorter = division.name();
            for (String people : SHORTENED) {
                shorter = shorter.replace(people, "");
            }
            put(shorter, division);
        }

        private static void city(Division division) {
            String name = division.name();
            put(name, division);
            if (name.endsWith("市") && name.length() > 2 && !name.equals("市辖区")) {
                String core = name.substring(0, name.length() - 1);
                boolean jilin = core.equals("吉林");
                if (jilin || BY_NAME.getOrDefault(core, List.of()).stream()
                        .noneMatch(one -> one.code().endsWith("0000"))) {
                    put(core, division);
                }
            } else if (name.endsWith("自治州")) {
                PEOPLES.stream().mapToInt(name::indexOf).filter(at -> at > 1).min()
                        .ifPresent(at -> put(name.substring(0, at) + "州", division));
            }
        }

        private static void put(String name, Division division) {
            List<Division> same = BY_NAME.computeIfAbsent(name, none -> new ArrayList<>(1));
            if (name.length() > 1 && !same.contains(division)) {
                same.add(division);
            }
        }
    }
}
