package dev.rekindle.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Regions, categories and job posts. Regions and posts grow with the users, so that a user finds about as many jobs in
 * a large system as in a small one.
 */
final class JobMarket {

    /** Minimum hourly pay in won in 2023; nobody is paid less. */
    static final int MINIMUM_RATE = 9_620;

    static final int POSTS_A_REGION = 300;

    private static final int USERS_A_REGION = 1_000;
    private static final int FEWEST_REGIONS = 4;
    private static final double MEAN_RATE_ABOVE_MINIMUM = 4_200;

    /** Each category with those it is mapped to; the map goes one way. More frequent categories first. */
    private static final List<List<String>> CATEGORIES = List.of(
            List.of("커피전문점", "디저트", "홀서빙"),
            List.of("홀서빙", "주방", "커피전문점"),
            List.of("물류센터", "택배분류", "이삿짐"),
            List.of("마트", "편의점 야간"),
            List.of("주방", "홀서빙"),
            List.of("택배분류", "물류센터"),
            List.of("편의점 야간", "마트"),
            List.of("일반사무", "데이터입력", "고객상담"),
            List.of("행사스태프", "전단배포"),
            List.of("청소", "청소"),
            List.of("디저트", "커피전문점"),
            List.of("고객상담", "일반사무"),
            List.of("데이터입력", "일반사무"),
            List.of("이삿짐", "물류센터"),
            List.of("과외", "학습지도"),
            List.of("반려동물 돌봄", "아이 돌봄"),
            List.of("학습지도"),
            List.of("아이 돌봄"),
            List.of("전단배포"));

    private static final double[] CATEGORY_SHARES = categoryShares();
    private static final int[][] SIMILAR = similar();

    private final long seed;
    private final int regions;
    private final double[] regionShares;
    private final int[] bestRates;

    JobMarket(int users, long seed) {
        this.seed = seed;
        this.regions = Math.max(FEWEST_REGIONS, Math.ceilDiv(users, USERS_A_REGION));
        this.regionShares = regionShares(regions);
        this.bestRates = new int[regions * CATEGORIES.size()];
        for (int i = 0; i < posts(); i++) {
            var post = post(i);
            var place = place(post.region(), post.category());
            bestRates[place] = Math.max(bestRates[place], post.hourlyRate());
        }
    }

    /** @param postedOn days after the campaign date, negative before it */
    record Post(int region, int category, int hourlyRate, int postedOn) {}

    int posts() {
        return regions * POSTS_A_REGION;
    }

    Post post(int index) {
        var draws = Draws.of(seed, DemoStream.POST, index);
        return new Post(
                region(draws),
                category(draws),
                inTens(MINIMUM_RATE + draws.gamma(2, MEAN_RATE_ABOVE_MINIMUM)),
                draws.between(-180, 7));
    }

    int region(Draws draws) {
        return draws.oneOf(regionShares);
    }

    int category(Draws draws) {
        return draws.oneOf(CATEGORY_SHARES);
    }

    /** Mostly the same work again, often something like it, sometimes anything. */
    int nextCategory(int category, Draws draws) {
        var u = draws.uniform();
        var similar = SIMILAR[category];
        if (u < 0.5) {
            return category;
        }
        if (u < 0.8 && similar.length > 0) {
            return similar[draws.between(0, similar.length - 1)];
        }
        return category(draws);
    }

    /** Whether a post in this region pays at least a tenth more in this category or one it is mapped to. */
    boolean hasMatch(int region, int category, int lastRate) {
        var best = bestRates[place(region, category)];
        for (var other : SIMILAR[category]) {
            best = Math.max(best, bestRates[place(region, other)]);
        }
        return best * 10L >= lastRate * 11L;
    }

    static String categoryName(int category) {
        return CATEGORIES.get(category).getFirst();
    }

    /** The category map, one pair a row. */
    static List<List<String>> categoryPairs() {
        var pairs = new ArrayList<List<String>>();
        for (var row : CATEGORIES) {
            row.stream().skip(1).forEach(similar -> pairs.add(List.of(row.getFirst(), similar)));
        }
        return pairs;
    }

    static int inTens(double won) {
        return (int) Math.round(won / 10) * 10;
    }

    private static int place(int region, int category) {
        return region * CATEGORIES.size() + category;
    }

    /** Busy and quiet regions, the same mixture whatever their number. */
    private static double[] regionShares(int regions) {
        var weights = new double[regions];
        for (int i = 0; i < regions; i++) {
            weights[i] = 1 / (1 + i % 10 * 0.12);
        }
        return Draws.runningSums(weights);
    }

    private static double[] categoryShares() {
        var weights = new double[CATEGORIES.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / (6.0 + i);
        }
        return Draws.runningSums(weights);
    }

    private static int[][] similar() {
        var names = CATEGORIES.stream().map(List::getFirst).toList();
        return CATEGORIES.stream()
                .map(row -> row.stream().skip(1).mapToInt(names::indexOf).toArray())
                .toArray(int[][]::new);
    }
}
