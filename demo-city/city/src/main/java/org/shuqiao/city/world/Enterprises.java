package org.shuqiao.city.world;

import java.time.LocalDate;
import java.util.List;

/** Enterprises of the city, each computed from its index. */
public final class Enterprises {
    private static final long ORGANISATIONS = 80_000_000L;
    private static final List<String> KINDS = List.of("餐饮管理", "百货", "软件", "建筑工程", "汽车运输", "房地产开发", "农业科技");
    private static final List<String> FORMS = List.of("有限公司", "有限责任公司", "股份有限公司");
    private static final List<Integer> SUMS = List.of(3, 10, 50, 100, 200, 500, 1000, 5000, 12000, 80000);

    private final long seed;
    private final long count;
    private final Permutation organisations;
    private final ProportionalAllocation<Registrar> registrars;

    private enum Registrar { PRESENT, ABOLISHED, NEVER }

    Enterprises(long seed, int scale) {
        this.seed = seed;
        this.count = 12_000L * scale;
        this.organisations = Permutation.of(seed, "organisations", ORGANISATIONS);
        this.registrars = ProportionalAllocation.over(seed, "registrars", count, Registrar.PRESENT)
                .share(Registrar.ABOLISHED, 45_860, 1)
                .share(Registrar.NEVER, 37_600, 1)
                .deal();
    }

    public long count() {
        return count;
    }

    /** The enterprise with a number from 0 on. */
    public Enterprise at(long index) {
        var draw = SeededRandom.of(seed, "enterprise", index);
        var district = draw.pick(District.present());
        var registrar = registrars.at(index);
        // 990101 and 990190 stand for the city itself and its development zone: they register, but are no divisions
        String authority = switch (registrar) {
            case PRESENT -> district.code();
            case ABOLISHED -> District.BEIJIAO.code();
            case NEVER -> draw.chance(500) ? "990101" : "990190";
        };
        LocalDate established = registrar == Registrar.ABOLISHED
                ? LocalDate.of(1998, 1, 1).plusDays(draw.below(8000))
                : LocalDate.of(1998, 1, 1).plusDays(draw.below(10_300));
        String organisation = CreditCodeGenerator.organisation("%08d".formatted(10_000_000L + organisations.at(index)));
        int kind = draw.below(KINDS.size());
        String brand = draw.chance(20) ? "A" + draw.between(1, 99) : draw.pick(Words.BRANDS) + draw.pick(Words.BRANDS)
                + draw.pick(Words.BRANDS);
        String name = draw.chance(30) ? brand + "(云州)" + KINDS.get(kind) + draw.pick(FORMS)
                : "云州市" + (draw.chance(400) ? district.title() : "") + brand + KINDS.get(kind) + draw.pick(FORMS);
        long capital = draw.pick(SUMS) * 100L;
        String status = draw.chance(850) ? "存续" : draw.chance(700) ? "注销" : "吊销";
        return new Enterprise(index, CreditCodeGenerator.of("91", authority, organisation),
                RegistrationNumberGenerator.of(authority, index), organisation, name, capital,
                Industries.CLASSES.get(kind), established, status, Places.office(draw, district), district);
    }
}
