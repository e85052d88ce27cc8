package io.marketdata.load.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashPointTest {

  @ParameterizedTest
  @EnumSource
  void shouldBeExactlyOneMethodOfCompute(CrashPoint point) throws ClassNotFoundException {
    // when
    Class<?> type = Class.forName(point.type());

    // then
    assertThat(
            Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method ->
                    point.fits(
                        method.getName(),
                        Arrays.stream(method.getParameterTypes()).map(Class::getName).toList())))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeFoundByItsName(CrashPoint point) {
    assertThat(CrashPoint.of(point.id())).isEqualTo(point);
  }
}
