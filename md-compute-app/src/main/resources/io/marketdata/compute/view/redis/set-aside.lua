-- Gives the field ARGV[1] of the hash KEYS[1] the name ARGV[2], where its value still is ARGV[3].
-- Returns 1 renamed, 0 left as it is.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[3] then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
redis.call('HDEL', KEYS[1], ARGV[1])
return 1
