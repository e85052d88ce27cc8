-- Takes up the request ARGV[1] in KEYS[2]: sets the flush mark KEYS[1] to ARGV[2] and the first whole day
-- KEYS[3] to ARGV[3] ('' = every day is whole).
-- Returns 1 taken up, 0 the request is another one or gone.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
if ARGV[3] == '' then
  redis.call('DEL', KEYS[3])
else
  redis.call('SET', KEYS[3], ARGV[3])
end
redis.call('DEL', KEYS[2])
return 1
