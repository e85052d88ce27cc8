# One app in an image: docker build --build-arg APP=gateway -t marketdata/gateway .
# The jar is built outside: ./mvnw -Dquick -DskipTests package
FROM eclipse-temurin:25-jre AS layers
ARG APP
WORKDIR /layers
COPY md-${APP}-app/target/md-${APP}-app-*-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination out \
  && printf '%s\n' -XX:MaxRAMPercentage=50 -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Xss512k \
    --sun-misc-unsafe-memory-access=allow --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED \
    --enable-native-access=ALL-UNNAMED >out/application/jvm.options

FROM eclipse-temurin:25-jre
# the uid is fixed, so that a volume's or a cluster's rules can name it
RUN groupadd --system --gid 10001 marketdata \
  && useradd --system --uid 10001 --gid marketdata --home-dir /app --no-create-home --shell /usr/sbin/nologin marketdata
WORKDIR /app
# what changes least comes first
COPY --from=layers /layers/out/dependencies/ ./
COPY --from=layers /layers/out/spring-boot-loader/ ./
COPY --from=layers /layers/out/snapshot-dependencies/ ./
COPY --from=layers /layers/out/application/ ./
USER 10001:10001
ENV SERVER_ADDRESS=0.0.0.0
ENTRYPOINT ["java", "@jvm.options", "-jar", "app.jar"]
